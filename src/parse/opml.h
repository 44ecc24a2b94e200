#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/outline.h"

namespace tidings {

struct OutlineList {
    std::vector<Outline> feeds;
    std::size_t commented_out = 0;  // feeds under isComment, which are not among them
    std::vector<Outline> includes;  // other lists that it refers to, which are not read
    std::vector<Outline>
        scraped;  // pages that FreshRSS makes feeds of ("HTML+XPath"), which are not among them
};

// The feeds of an OPML 2.0 subscription list, in its order. Error not_a_feed for what is none.
Result<OutlineList> parse_opml(std::string_view bytes);

}  // namespace tidings
