#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tidings {

// The words of a text for comparison: runs of letters and digits, NFKC and case-folded; punctuation dropped.
std::vector<std::string> words(std::string_view text);

// The words joined by single spaces.
std::string joined_words(std::string_view text);

}  // namespace tidings
