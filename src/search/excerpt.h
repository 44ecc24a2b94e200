#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "model/search_query.h"

namespace tidings {

// A piece of a text, and whether it is one of the words that were looked for.
struct ExcerptPiece {
    std::string text;
    bool is_hit = false;
};

// The part of a plain text around the first words that were looked for, of about `characters`; its beginning
// where none occurs. Whole words; "…" where something is left out.
std::vector<ExcerptPiece> excerpt_around(std::string_view text, const SearchQuery& query,
                                         std::size_t characters);

}  // namespace tidings
