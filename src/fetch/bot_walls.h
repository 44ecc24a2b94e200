#pragma once

#include <string>
#include <string_view>

#include "fetch/http.h"

namespace tidings::fetch {

// If the answer is a challenge or block page of a known product that keeps out what is no browser: which one,
// and what to ask the publisher for, in a sentence or two without the last full stop. Otherwise empty. Judged
// by the headers, which every such product sets with statuses of its own choice (200, 202, 403, 503 …); only
// meant for an answer that brought no feed.
std::string bot_wall(const HttpResponse& response);

// The same by what a page from there has in it, once it is out of its content codings.
std::string bot_wall_page(const Url& from, std::string_view page);

}  // namespace tidings::fetch
