#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace tidings {

// A word or sign, and the hash of its bytes.
struct Token {
    std::string_view text;
    std::uint64_t hash = 0;
};

// Tokenizes a text for matching phrases: a run of letters, digits and marks is a token, so is any other sign
// alone; white space, hyphens, dashes and apostrophes only separate. The first `limit` code points, and the
// word that they end in. The tokens point into the text.
std::vector<Token> tokens(std::string_view text, std::size_t limit);

}  // namespace tidings
