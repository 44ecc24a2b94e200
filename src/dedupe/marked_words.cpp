#include "dedupe/marked_words.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "dedupe/month_names.h"
#include "dedupe/written_words.h"
#include "text/ascii.h"
#include "text/plain_text.h"
#include "text/word_hash.h"
#include "text/words.h"

namespace tidings {
namespace {

constexpr std::size_t words_of_a_passage = 3;

// Of words with a capital that no sentence begins with; sorted.
std::vector<std::uint64_t> names_inside_sentences(std::string_view text) {
    std::vector<std::uint64_t> names;
    each_capitalised_word(text, [&](std::string_view word, bool begins_sentence) {
        if (!begins_sentence) names.push_back(word_hash(fold_case(word)));
    });
    std::ranges::sort(names);
    return names;
}

// Where in `b`, behind its first `from` words, the passage at `at` in `a` comes again.
class Passages {
  public:
    explicit Passages(std::span<const MarkedWord> text) {
        for (std::size_t i = 0; i + words_of_a_passage <= text.size(); ++i)
            places_.emplace_back(passage(text, i), i);
        std::ranges::sort(places_);
    }

    std::optional<std::size_t> find(std::span<const MarkedWord> text, std::size_t at,
                                    std::size_t from) const {
        const std::uint64_t wanted = passage(text, at);
        const auto found = std::ranges::lower_bound(places_, std::pair(wanted, from));
        if (found == places_.end() || found->first != wanted) return std::nullopt;
        return found->second;
    }

  private:
    static std::uint64_t passage(std::span<const MarkedWord> text, std::size_t at) {
        std::uint64_t hash = 0;
        for (std::size_t i = at; i < at + words_of_a_passage; ++i)
            hash = hash * 0x9E3779B97F4A7C15U + text[i].hash;
        return hash;
    }

    std::vector<std::pair<std::uint64_t, std::size_t>> places_;
};

// Each has a word for which `is` holds and that the other lacks.
template <class Is>
bool each_has_its_own(std::span<const MarkedWord> a, std::span<const MarkedWord> b, const Is& is) {
    const auto has_own = [&](std::span<const MarkedWord> one, std::span<const MarkedWord> other) {
        return std::ranges::any_of(one, [&](const MarkedWord& word) {
            return is(word) && std::ranges::find(other, word.letters, &MarkedWord::letters) == other.end();
        });
    };
    return has_own(a, b) && has_own(b, a);
}

bool differ_in_numbers(std::span<const MarkedWord> a, std::span<const MarkedWord> b) {
    return each_has_its_own(a, b, [](const MarkedWord& word) { return word.is_number; }) ||
           differ_in_months(a, b);
}

bool differ_in_names(std::span<const MarkedWord> a, std::span<const MarkedWord> b) {
    return each_has_its_own(a, b, [](const MarkedWord& word) { return word.is_name; });
}

std::size_t shared_words(std::span<const MarkedWord> a, std::span<const MarkedWord> b) {
    std::size_t count = 0;
    while (count < a.size() && count < b.size() && a[count].hash == b[count].hash) ++count;
    return count;
}

}  // namespace

std::uint64_t letters_of(std::string_view word) {
    std::uint64_t sum = 0;
    for (const char letter : word) {
        // SplitMix64's finaliser (Steele, Lea and Flood, "Fast splittable pseudorandom number generators").
        std::uint64_t mixed = (static_cast<unsigned char>(letter) + 1U) * 0x9E3779B97F4A7C15U;
        mixed = (mixed ^ mixed >> 30U) * 0xBF58476D1CE4E5B9U;
        mixed = (mixed ^ mixed >> 27U) * 0x94D049BB133111EBU;
        sum += mixed ^ mixed >> 31U;
    }
    return sum;
}

std::vector<MarkedWord> mark_words(std::string_view text, std::size_t most) {
    const std::vector<std::uint64_t> names = names_inside_sentences(text);
    const std::string folded = fold_case(text);
    std::vector<MarkedWord> marked;
    each_folded_word(folded, [&](std::string_view word) {
        if (marked.size() >= most) return;
        const std::uint64_t hash = word_hash(word);
        marked.push_back({.hash = hash,
                          .letters = letters_of(word),
                          .month = month_written_out(word),
                          .is_number = std::ranges::any_of(word, is_digit),
                          .is_name = std::ranges::binary_search(names, hash)});
    });
    return marked;
}

bool differ_in_place(std::span<const MarkedWord> a, std::span<const MarkedWord> b, std::size_t fewest_names) {
    constexpr std::size_t most_words = 8;
    const Passages passages(b);
    std::size_t places = 0, numbers = 0, names = 0;
    std::optional<std::size_t> end_in_a, end_in_b;  // of the last passage that both have
    for (std::size_t i = 0; i + words_of_a_passage <= a.size();) {
        const std::optional<std::size_t> j = passages.find(a, i, end_in_b.value_or(0));
        if (!j) {
            ++i;
            continue;
        }
        if (!end_in_a && i <= most_words && *j <= most_words && differ_in_months(a.first(i), b.first(*j)))
            ++places, ++numbers;
        const std::size_t in_a = end_in_a ? i - *end_in_a : 0;
        const std::size_t in_b = end_in_b ? *j - *end_in_b : 0;
        if (in_a > 0 && in_b > 0 && in_a <= most_words && in_b <= most_words) {
            ++places;
            const std::span<const MarkedWord> of_a = a.subspan(*end_in_a, in_a),
                                              of_b = b.subspan(*end_in_b, in_b);
            if (differ_in_numbers(of_a, of_b))
                ++numbers;
            else if (differ_in_names(of_a, of_b))
                ++names;
        }
        const std::size_t length = shared_words(a.subspan(i), b.subspan(*j));
        end_in_a = i += length;
        end_in_b = *j + length;
    }
    return (numbers > 0 || names >= fewest_names) && (numbers + names) * 2 >= places;
}

bool differ_in_months(std::span<const MarkedWord> a, std::span<const MarkedWord> b) {
    const auto has_own = [](std::span<const MarkedWord> one, std::span<const MarkedWord> other) {
        return std::ranges::any_of(one, [&](const MarkedWord& word) {
            return word.month > 0 && std::ranges::find(other, word.month, &MarkedWord::month) == other.end();
        });
    };
    return has_own(a, b) && has_own(b, a);
}

}  // namespace tidings
