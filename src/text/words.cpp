#include "text/words.h"

#include <unicode/uchar.h>

#include "text/ascii.h"
#include "text/plain_text.h"
#include "text/utf8.h"

namespace tidings {

namespace {

// Marks belong to a word: vowel signs in Hindi or Arabic are not separators.
bool continues_word(char32_t c) {
    const auto code = static_cast<UChar32>(c);
    return (U_GET_GC_MASK(code) & (U_GC_L_MASK | U_GC_N_MASK | U_GC_M_MASK)) != 0;
}

bool is_word_character(const CodePoint& c) {
    if (c.value >= 0x80) return continues_word(c.value);
    return is_letter(static_cast<char>(c.value)) || is_digit(static_cast<char>(c.value));
}

// Calls `add` with each word of a folded text.
template <class Add>
void each_word(std::string_view folded, const Add& add) {
    std::size_t start = 0;
    std::size_t i = 0;
    while (i < folded.size()) {
        const CodePoint c = code_point_at(folded, i);
        if (!is_word_character(c)) {
            if (i > start) add(folded.substr(start, i - start));
            start = c.next;
        }
        i = c.next;
    }
    if (i > start) add(folded.substr(start));
}

}  // namespace

std::vector<std::string> words(std::string_view text) {
    const std::string folded = fold_case(text);
    std::vector<std::string> found;
    each_word(folded, [&](std::string_view word) { found.emplace_back(word); });
    return found;
}

std::string joined_words(std::string_view text) {
    const std::string folded = fold_case(text);
    std::string joined;
    joined.reserve(folded.size());
    each_word(folded, [&](std::string_view word) {
        if (!joined.empty()) joined.push_back(' ');
        joined += word;
    });
    return joined;
}

}  // namespace tidings
