#pragma once

#include <cstddef>
#include <string_view>

#include "text/ascii.h"
#include "text/plain_text.h"
#include "text/utf8.h"

namespace tidings {

// Whether words end at a character: the same ones as in a text from fold_case.
constexpr bool separates_words(char32_t c) {
    if (c < 0x80) return !is_letter(static_cast<char>(c)) && !is_digit(static_cast<char>(c));
    return c <= 0xBF || (c >= 0x2000 && c <= 0x206F);
}

constexpr bool separates_sentences(char32_t c) {
    return c == '.' || c == '!' || c == '?' || c == ':' || c == '\n' || c == ';' || c == 0x201C ||
           c == 0xAB || c == 0x201E || c == '"';
}

inline bool begins_with_capital(std::string_view word) {
    const std::string_view first = word.substr(0, code_point_at(word, 0).next);
    if (first.size() == 1) return first[0] >= 'A' && first[0] <= 'Z';
    return fold_case(first) != first;
}

// Calls `take(word, begins_sentence)` with each word of a text that begins with a capital, as it is written.
template <class Take>
void each_capitalised_word(std::string_view text, const Take& take) {
    bool begins_sentence = true;
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint c = code_point_at(text, i);
        if (separates_words(c.value)) {
            begins_sentence = begins_sentence || separates_sentences(c.value);
            i = c.next;
            continue;
        }
        const std::size_t start = i;
        for (i = c.next; i < text.size();) {
            const CodePoint next = code_point_at(text, i);
            if (separates_words(next.value)) break;
            i = next.next;
        }
        const std::string_view word = text.substr(start, i - start);
        if (begins_with_capital(word)) take(word, begins_sentence);
        begins_sentence = false;
    }
}

}  // namespace tidings
