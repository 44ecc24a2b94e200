#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/clock.h"

namespace tidings::web {

using Headers = std::vector<std::pair<std::string, std::string>>;

struct Response {
    int status = 200;
    std::string type = "text/html; charset=utf-8";
    std::string body{};
    Headers headers{};      // beyond those that every answer has
    std::string page = {};  // the route's pattern, for the log: never the path, which may hold a token
};

// All header fields of an answer but Content-Length, Connection and Date: those that keep a browser from
// running, framing, caching or passing on anything, and the answer's own. Throws Failure(bug) for a name or
// value that could end its line.
Headers all_headers(const Response& response);

// A short answer in plain words, for what went wrong before any page could be chosen.
Response plain_answer(int status, std::string_view words);

// A Date field's value (RFC 9110 section 5.6.7).
std::string http_date(Timestamp now);

}  // namespace tidings::web
