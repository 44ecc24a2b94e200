#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tidings {

// A word of a text as search knows it, and the bytes of the text that it stands at.
struct SearchWord {
    std::string folded;
    std::size_t begin = 0, end = 0;
};

// The words of a text folded for search: runs of letters and digits, decomposed (NFKD), without marks,
// case-folded; ß is ss, ø o, æ ae, œ oe, ł l, đ and ð d, þ th, ı i, final sigma sigma. Soft hyphens and
// zero-width characters do not end a word. Index and query call this one function, so that a word is found
// however it is composed, accented or hyphenated; its results are stored, so that another folding needs the
// index to be built anew.
std::vector<SearchWord> search_words(std::string_view text);

// The folded words alone, separated by single spaces.
std::string search_text(std::string_view text);

}  // namespace tidings
