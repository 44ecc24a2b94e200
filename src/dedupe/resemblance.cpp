#include "dedupe/resemblance.h"

#include <algorithm>
#include <bit>

namespace tidings {
namespace {

template <class T>
std::size_t count_shared(const std::vector<T>& a, const std::vector<T>& b) {
    std::size_t shared = 0;
    for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
        if (*x < *y) {
            ++x;
        } else if (*y < *x) {
            ++y;
        } else {
            ++shared, ++x, ++y;
        }
    }
    return shared;
}

// Each has something that the other lacks.
template <class T>
bool conflict(const std::vector<T>& a, const std::vector<T>& b) {
    const std::size_t shared = count_shared(a, b);
    return shared < a.size() && shared < b.size();
}

double weight(const std::vector<TitleWord>& title) {
    double sum = 0;
    for (const TitleWord& word : title) sum += word.weight;
    return sum;
}

double shared_weight(const std::vector<TitleWord>& a, const std::vector<TitleWord>& b) {
    double sum = 0;
    for (const TitleWord& word : a)
        if (std::ranges::binary_search(b, word.hash, {}, &TitleWord::hash)) sum += word.weight;
    return sum;
}

double title_likeness(const std::vector<TitleWord>& a, const std::vector<TitleWord>& b) {
    const double all = weight(a) + weight(b);
    return all > 0 ? 2 * shared_weight(a, b) / all : 0;
}

double found_in(const std::vector<TitleWord>& title, const std::vector<std::uint64_t>& words) {
    double found = 0;
    for (const TitleWord& word : title)
        if (std::ranges::binary_search(words, word.hash)) found += word.weight;
    const double all = weight(title);
    return all > 0 ? found / all : 0;
}

// Every long text has "what", "this" and "week".
bool has_long_word_of(const std::vector<TitleWord>& title, const std::vector<std::uint64_t>& words) {
    return std::ranges::any_of(title, [&](const TitleWord& word) {
        return word.weight >= 1 && std::ranges::binary_search(words, word.hash);
    });
}

double share(std::size_t part, std::size_t whole) {
    return whole > 0 ? static_cast<double>(part) / static_cast<double>(whole) : 0;
}

// As count_shared, which goes through all of `many`; for few this looks each of them up.
std::size_t count_found(const std::vector<std::uint64_t>& few, const std::vector<std::uint64_t>& many) {
    if (few.size() * static_cast<std::size_t>(std::bit_width(many.size())) >= many.size())
        return count_shared(few, many);
    return static_cast<std::size_t>(std::ranges::count_if(
        few, [&](std::uint64_t shingle) { return std::ranges::binary_search(many, shingle); }));
}

// How many shingles of each block of a text another text has.
std::vector<std::size_t> shared_by_block(const Fingerprint& text, const Fingerprint& other) {
    std::vector<std::size_t> shared;
    for (const std::vector<std::uint64_t>& block : text.blocks)
        shared.push_back(count_found(block, other.shingles));
    return shared;
}

constexpr double next_to_nothing = 0.2;  // of a block

// What of the shorter text stands in the longer, leaving out up to two blocks at either end that share next
// to nothing with it. 0 if what is left is too small a part to speak for the whole.
double core_contained(const Fingerprint& shorter, const std::vector<std::size_t>& shared) {
    constexpr double least_left = 0.6;
    constexpr std::size_t most_left_out = 2;
    const auto has_nothing = [&](std::size_t block) {
        return share(shared[block], shorter.blocks[block].size()) < next_to_nothing;
    };
    std::size_t first = 0;
    std::size_t last = shared.size();
    while (first < last && first < most_left_out && has_nothing(first)) ++first;
    while (last > first && shared.size() - last < most_left_out && has_nothing(last - 1)) --last;
    std::size_t kept_shared = 0, kept = 0, all = 0;
    for (std::size_t i = 0; i < shared.size(); ++i) {
        const std::size_t size = shorter.blocks[i].size();
        all += size;
        if (i < first || i >= last) continue;
        kept_shared += shared[i];
        kept += size;
    }
    return share(kept, all) >= least_left ? share(kept_shared, kept) : 0;
}

// The blocks of a text that tell something and share next to nothing with another text.
struct OtherBlocks {
    std::size_t before = 0, behind = 0;  // the first and the last block that shares
    double part = 0;                     // of the text
};

OtherBlocks other_blocks(const Fingerprint& text, const std::vector<std::size_t>& shared) {
    constexpr std::size_t fewest_shingles = 6;  // of a block that tells something
    OtherBlocks found;
    std::size_t since_shared = 0, shingles = 0;
    bool any_shared = false;
    for (std::size_t i = 0; i < shared.size(); ++i) {
        const std::size_t size = text.blocks[i].size();
        if (share(shared[i], size) >= next_to_nothing) {
            if (!any_shared) found.before = since_shared;
            any_shared = true;
            since_shared = 0;
        } else if (size >= fewest_shingles) {
            ++since_shared;
            shingles += size;
        }
    }
    found.behind = since_shared;
    found.part = share(shingles, text.shingles.size());
    return found;
}

// A round-up: one story whole, be it a little reworded, and others behind it or around it. A copy may have an
// introduction and a closing.
bool takes_in(const OtherBlocks& of_longer, const Fingerprint& shorter, double contained,
              double title_found) {
    constexpr double whole = 0.6, good_part = 0.25, some_part = 0.1;
    constexpr double told = 0.3;
    constexpr std::size_t fewest_others = 2;
    if (shorter.is_cut_off || contained < whole) return false;
    if (of_longer.behind >= fewest_others) return true;
    return of_longer.before + of_longer.behind >= fewest_others &&
           of_longer.part >= (title_found < told ? some_part : good_part);
}

// "X; and Y": most of the other's title, and words that its own text has and the other item lacks.
bool title_names_another(const Fingerprint& longer, const Fingerprint& shorter) {
    constexpr double most = 0.6, telling = 1;
    if (shared_weight(longer.title, shorter.title) < most * weight(shorter.title)) return false;
    double another = 0;
    for (const TitleWord& word : longer.title)
        if (!std::ranges::binary_search(shorter.words, word.hash) &&
            std::ranges::binary_search(longer.telling_words, word.hash))
            another += word.weight;
    return another >= telling;
}

// What one text has besides the other; nothing if they are nearly equal or share too little for any rule.
void compare_blocks(const Fingerprint& longer, const Fingerprint& shorter, Resemblance& r) {
    constexpr double nearly_equal = 0.95, too_little = 0.1, much = 0.2;
    const bool is_all_shared = r.contained >= 1;
    const std::vector<std::size_t> of_shorter =
        is_all_shared ? std::vector<std::size_t>() : shared_by_block(shorter, longer);
    r.core_contained = is_all_shared ? 1 : core_contained(shorter, of_shorter);
    if (r.jaccard >= nearly_equal || r.contained < too_little) return;
    const OtherBlocks in_longer = other_blocks(longer, shared_by_block(longer, shorter));
    const OtherBlocks in_shorter = other_blocks(shorter, of_shorter);
    r.longer_takes_in = takes_in(in_longer, shorter, r.contained, r.title_found);
    r.longer_tells_more = in_longer.part > 0 && title_names_another(longer, shorter);
    r.each_begins_its_own_way = r.shared > 0 && in_longer.before > 0 && in_shorter.before > 0;
    r.each_has_its_own = in_longer.part >= much && in_shorter.part >= much;
    if (longer.rounds_up != shorter.rounds_up)
        r.one_rounds_up = (longer.rounds_up ? in_longer : in_shorter).part > 0;
    r.are_two_round_ups = longer.rounds_up && shorter.rounds_up && in_longer.part > 0 && in_shorter.part > 0;
}

}  // namespace

double jaccard(const Fingerprint& a, const Fingerprint& b) {
    const std::size_t shared = count_shared(a.shingles, b.shingles);
    return share(shared, a.shingles.size() + b.shingles.size() - shared);
}

Resemblance compare(const Fingerprint& a, const Fingerprint& b) {
    const bool a_is_longer = a.shingles.size() >= b.shingles.size();
    const Fingerprint& longer = a_is_longer ? a : b;
    const Fingerprint& shorter = a_is_longer ? b : a;
    Resemblance r;
    r.shared = count_shared(a.shingles, b.shingles);
    r.smaller = shorter.shingles.size();
    r.jaccard = share(r.shared, a.shingles.size() + b.shingles.size() - r.shared);
    r.contained = share(r.shared, r.smaller);
    r.of_longer = share(r.shared, longer.shingles.size());
    r.words_contained = share(count_shared(a.telling_words, b.telling_words),
                              std::min(a.telling_words.size(), b.telling_words.size()));
    r.titles = title_likeness(a.title, b.title);
    r.title_found = found_in(longer.title, shorter.words);
    r.long_word_found = has_long_word_of(longer.title, shorter.words);
    r.least_title = std::min(weight(a.title), weight(b.title));
    r.shorter_is_cut_off = shorter.is_cut_off;
    r.same_opening = a.opening != 0 && a.opening == b.opening;
    r.titles_differ_in_numbers = conflict(a.title_numbers, b.title_numbers);
    r.titles_differ_in_names = conflict(a.title_names, b.title_names);
    r.same_title_numbers = a.title_numbers == b.title_numbers;
    r.texts_differ_in_numbers = conflict(a.text_numbers, b.text_numbers);
    r.texts_differ_in_names = conflict(a.text_names, b.text_names);
    r.one_follows_up = a.follows_up != b.follows_up;
    compare_blocks(longer, shorter, r);
    return r;
}

}  // namespace tidings
