#include "text/words.h"

#include <unicode/uchar.h>

#include "text/ascii.h"
#include "text/plain_text.h"
#include "text/utf8.h"

namespace tidings {

namespace {

// Marks belong to a word: vowel signs in Hindi or Arabic are not separators.
bool continues_word(char32_t c) {
    if ((c >= 0xC0 && c <= 0x24F) || (c >= 0x3AC && c <= 0x3CE) || (c >= 0x430 && c <= 0x45F))
        return c != 0xD7 && c != 0xF7;  // letters all, but for the signs of multiplication and division
    const auto code = static_cast<UChar32>(c);
    return (U_GET_GC_MASK(code) & (U_GC_L_MASK | U_GC_N_MASK | U_GC_M_MASK)) != 0;
}

}  // namespace

std::size_t end_of_word_in_folded(std::string_view folded, std::size_t from) {
    std::size_t i = from;
    while (i < folded.size()) {
        const char byte = folded[i];
        if (is_ascii_byte(byte)) {
            if (!is_letter(byte) && !is_digit(byte)) break;
            ++i;
            continue;
        }
        const CodePoint c = code_point_at(folded, i);
        if (!continues_word(c.value)) break;
        i = c.next;
    }
    return i;
}

std::size_t start_of_word_in_folded(std::string_view folded, std::size_t from) {
    std::size_t i = from;
    while (i < folded.size()) {
        const char byte = folded[i];
        if (is_ascii_byte(byte)) {
            if (is_letter(byte) || is_digit(byte)) break;
            ++i;
            continue;
        }
        const CodePoint c = code_point_at(folded, i);
        if (continues_word(c.value)) break;
        i = c.next;
    }
    return i;
}

std::vector<std::string> words(std::string_view text) {
    const std::string folded = fold_case(text);
    std::vector<std::string> found;
    each_folded_word(folded, [&](std::string_view word) { found.emplace_back(word); });
    return found;
}

std::string joined_words(std::string_view text) {
    const std::string folded = fold_case(text);
    std::string joined;
    joined.reserve(folded.size());
    each_folded_word(folded, [&](std::string_view word) {
        if (!joined.empty()) joined.push_back(' ');
        joined += word;
    });
    return joined;
}

}  // namespace tidings
