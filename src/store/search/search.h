#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/ids.h"
#include "model/search_query.h"
#include "store/database.h"

namespace tidings::store {

// How well a story fits, the best first; within one, the newest first.
enum class SearchFit {
    title,      // all words stand in titles
    anywhere,   // all words stand somewhere in it
    beginning,  // some are only the beginnings of longer words
};

// Behind which hit a page goes on.
struct SearchCursor {
    SearchFit fit = SearchFit::title;
    std::int64_t document = 0;  // of that hit

    std::string text() const;  // "1.4096"
    static std::optional<SearchCursor> parse(std::string_view text);
};

struct SearchHit {
    StoryId story{};
    SearchCursor cursor;  // of this hit
};

// At most `most` stories that fit the query, as far as they are indexed (search_index.h), behind `after` if
// there is one. A story whose state changed since it was indexed is left out where the query names states.
std::vector<SearchHit> search(const Database& db, const SearchQuery& query,
                              const std::optional<SearchCursor>& after, int most);

}  // namespace tidings::store
