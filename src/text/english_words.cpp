#include "text/english_words.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "text/ascii.h"
#include "text/utf8.h"

namespace tidings {
namespace {

constexpr auto common_words = std::to_array<std::string_view>({
    "all",   "an",   "and",  "any", "are",  "as",    "at",  "be",   "been", "by",  "can",  "for",  "from",
    "has",   "have", "in",   "is",  "it",   "its",   "not", "of",   "on",   "or",  "our",  "that", "the",
    "their", "they", "this", "to",  "were", "which", "who", "will", "with", "you", "your",
});

static_assert(std::ranges::is_sorted(common_words));

// A character beyond ASCII belongs to its word, which is none of these then.
bool is_word_byte(char c) { return is_letter(c) || !is_ascii_byte(c); }

bool is_common(std::string_view word) {
    constexpr std::size_t longest = 5;
    if (word.size() > longest) return false;
    std::array<char, longest> lower{};
    std::ranges::transform(word, lower.begin(), to_lower);
    return std::ranges::binary_search(common_words, std::string_view(lower.data(), word.size()));
}

}  // namespace

bool is_plainly_english(std::string_view text) {
    constexpr std::size_t fewest = 4, one_in = 4;
    std::size_t words = 0, common = 0;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && is_word_byte(text[end])) ++end;
        if (end > at) {
            ++words;
            common += is_common(text.substr(at, end - at)) ? 1U : 0U;
        }
        at = end + 1;
    }
    return common >= fewest && common * one_in >= words;
}

}  // namespace tidings
