#pragma once

#include <string>
#include <string_view>

namespace tidings {

// The encoding in which the bytes of a list form words.
struct LetterVerdict {
    std::string charset;    // the name that messages use; empty if no encoding of alphabets.h fits
    std::string converter;  // for convert_to_utf8 and PiecewiseDecoder
    // Another that explains the bytes equally well and reads some otherwise; empty if none does. The word
    // that it reads otherwise, in both readings.
    std::string rival, word, word_of_rival;
};

// Judges a list of people by its words with bytes beyond ASCII. In the right encoding each is a word of one
// language: letters of one script that its alphabet has, capitals only in front or throughout, no sign of
// another kind among them. The letter statistics that web browsers use are made from running text and fail on
// names. `bytes` are neither UTF-8 nor UTF-16.
LetterVerdict judge_letters(std::string_view bytes);

}  // namespace tidings
