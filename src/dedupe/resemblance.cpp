#include "dedupe/resemblance.h"

#include <algorithm>

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

// What of the shorter text stands in the longer, leaving out up to two blocks at either end that share next
// to nothing with it. 0 if what is left is too small a part to speak for the whole.
double core_contained(const Fingerprint& shorter, const Fingerprint& longer) {
    constexpr double nothing = 0.2;
    constexpr double least_left = 0.6;
    constexpr std::size_t most_left_out = 2;
    std::vector<std::size_t> shared, sizes;
    std::size_t all = 0;
    for (const std::vector<std::uint64_t>& block : shorter.blocks) {
        shared.push_back(count_shared(block, longer.shingles));
        sizes.push_back(block.size());
        all += block.size();
    }
    std::size_t first = 0;
    std::size_t last = sizes.size();
    while (first < last && first < most_left_out && share(shared[first], sizes[first]) < nothing) ++first;
    while (last > first && sizes.size() - last < most_left_out &&
           share(shared[last - 1], sizes[last - 1]) < nothing)
        --last;
    std::size_t kept_shared = 0;
    std::size_t kept = 0;
    for (std::size_t i = first; i < last; ++i) {
        kept_shared += shared[i];
        kept += sizes[i];
    }
    return share(kept, all) >= least_left ? share(kept_shared, kept) : 0;
}

// The blocks of a text that tell something and share next to nothing with another text.
struct OtherBlocks {
    std::size_t before = 0, behind = 0;  // the first and the last block that shares
    std::size_t shingles = 0;
};

OtherBlocks other_blocks(const Fingerprint& text, const Fingerprint& other) {
    constexpr double nothing = 0.2;
    constexpr std::size_t fewest_shingles = 6;  // of a block that tells something
    OtherBlocks found;
    std::size_t since_shared = 0;
    bool any_shared = false;
    for (const std::vector<std::uint64_t>& block : text.blocks) {
        if (share(count_shared(block, other.shingles), block.size()) >= nothing) {
            if (!any_shared) found.before = since_shared;
            any_shared = true;
            since_shared = 0;
        } else if (block.size() >= fewest_shingles) {
            ++since_shared;
            found.shingles += block.size();
        }
    }
    found.behind = since_shared;
    return found;
}

// A round-up: one story whole, be it a little reworded, and others behind it or around it. A copy may have an
// introduction and a closing.
bool takes_in(const Fingerprint& longer, const Fingerprint& shorter, double contained) {
    constexpr double whole = 0.6, good_part = 0.25;
    constexpr std::size_t fewest_others = 2;
    if (shorter.is_cut_off || contained < whole) return false;
    const OtherBlocks others = other_blocks(longer, shorter);
    if (others.behind >= fewest_others) return true;
    return others.before + others.behind >= fewest_others &&
           share(others.shingles, longer.shingles.size()) >= good_part;
}

bool has_much_of_its_own(const Fingerprint& text, const Fingerprint& other) {
    constexpr double much = 0.2;
    return share(other_blocks(text, other).shingles, text.shingles.size()) >= much;
}

// "X; and Y": most of the other's title, and words that its own text has and the other item lacks.
bool title_names_another(const Fingerprint& longer, const Fingerprint& shorter) {
    constexpr double telling = 0.6, most = 0.6;
    if (shared_weight(longer.title, shorter.title) < most * weight(shorter.title)) return false;
    constexpr std::ptrdiff_t fewest_words = 2;
    return std::ranges::count_if(longer.title, [&](const TitleWord& word) {
               return word.weight >= telling && !std::ranges::binary_search(shorter.words, word.hash) &&
                      std::ranges::binary_search(longer.telling_words, word.hash);
           }) >= fewest_words;
}

bool has_other_blocks(const Fingerprint& text, const Fingerprint& other) {
    return other_blocks(text, other).shingles > 0;
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
    r.core_contained = core_contained(shorter, longer);
    r.words_contained = share(count_shared(a.telling_words, b.telling_words),
                              std::min(a.telling_words.size(), b.telling_words.size()));
    r.longer_takes_in = takes_in(longer, shorter, r.contained);
    r.titles = title_likeness(a.title, b.title);
    r.title_found = found_in(longer.title, shorter.words);
    r.long_word_found = has_long_word_of(longer.title, shorter.words);
    if (a.rounds_up != b.rounds_up)
        r.one_rounds_up = a.rounds_up ? has_other_blocks(a, b) : has_other_blocks(b, a);
    r.longer_tells_more = title_names_another(longer, shorter) && has_other_blocks(longer, shorter);
    r.each_has_its_own = r.shared > 0 && has_much_of_its_own(a, b) && has_much_of_its_own(b, a);
    r.least_title = std::min(weight(a.title), weight(b.title));
    r.shorter_is_cut_off = shorter.is_cut_off;
    r.are_two_round_ups = a.rounds_up && b.rounds_up && has_other_blocks(a, b) && has_other_blocks(b, a);
    r.same_opening = a.opening != 0 && a.opening == b.opening;
    r.titles_differ_in_numbers = conflict(a.title_numbers, b.title_numbers);
    r.titles_differ_in_names = conflict(a.title_names, b.title_names);
    r.same_title_numbers = a.title_numbers == b.title_numbers;
    r.texts_differ_in_numbers = conflict(a.text_numbers, b.text_numbers);
    r.texts_differ_in_names = conflict(a.text_names, b.text_names);
    r.one_follows_up = a.follows_up != b.follows_up;
    return r;
}

}  // namespace tidings
