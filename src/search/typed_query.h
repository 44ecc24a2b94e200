#pragma once

#include <string_view>

#include "base/result.h"
#include "model/search_query.h"

namespace tidings {

// Reads what a person types: words (all must occur; each may be the beginning of a longer one), "words in
// quotes" (in this order, whole), -word, tag:ID, partner:SLUG, feed:SLUG, lang:TAG, state:NAME,
// assignee:NAME, each with - before it for the contrary, before:DATE and after:DATE (2026-11-30, or a time of
// RFC 3339). Signs between words count for nothing. Error usage for a state or date that there is not, for
// more than 50 words, and where nothing is left to look for.
Result<SearchQuery> read_typed_query(std::string_view typed);

}  // namespace tidings
