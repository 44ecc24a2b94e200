#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tidings {

// Tokenizes a text for comparison: words are runs of letters and digits, NFKC and case-folded; punctuation is
// dropped.
std::vector<std::string> words(std::string_view text);

// The words joined by single spaces.
std::string joined_words(std::string_view text);

// Where the next word of a text from fold_case begins at or after `from`, and where the word at `from` ends.
std::size_t start_of_word_in_folded(std::string_view folded, std::size_t from);
std::size_t end_of_word_in_folded(std::string_view folded, std::size_t from);

// Calls `take` with each word of a text from fold_case, as a view of it.
template <class Take>
void each_folded_word(std::string_view folded, const Take& take) {
    std::size_t start = start_of_word_in_folded(folded, 0);
    while (start < folded.size()) {
        const std::size_t end = end_of_word_in_folded(folded, start);
        take(folded.substr(start, end - start));
        start = start_of_word_in_folded(folded, end);
    }
}

}  // namespace tidings
