#pragma once

#include <string>
#include <string_view>

namespace tidings {

// Which encoding makes names of bytes.
struct LetterVerdict {
    std::string charset;    // as people know it; empty if none of those that lists come in does
    std::string converter;  // for convert_to_utf8 and PiecewiseDecoder
    // Another that explains the bytes equally well and reads some otherwise; empty if none does. The word
    // that it reads otherwise, in both readings.
    std::string rival, word, word_of_rival;
};

// Judges a list of people by its words with bytes beyond ASCII. In the right encoding each is a word of one
// language: letters of one script that its alphabet has, capitals only in front or throughout, no sign of
// another kind among them. Statistics of running text, as web browsers use them, know too little of names.
// `bytes` are neither UTF-8 nor UTF-16.
LetterVerdict judge_letters(std::string_view bytes);

}  // namespace tidings
