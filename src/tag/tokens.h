#pragma once

#include <string_view>
#include <vector>

namespace tidings {

// The words and signs of a text as the vocabulary's phrases see them: a run of letters, digits and marks is a
// token, so is any other sign alone; white space, hyphens, dashes and apostrophes only separate. The first
// `limit` code points, and the word that they end in. The tokens point into the text.
std::vector<std::string_view> tokens(std::string_view text, std::size_t limit);

}  // namespace tidings
