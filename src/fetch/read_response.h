#pragma once

#include <optional>
#include <string>

#include "base/clock.h"
#include "fetch/http.h"
#include "model/document.h"
#include "model/feed.h"

namespace tidings::fetch {

HttpRequest request_for(const Feed& feed);  // of a feed with an http(s) address

// What an answer means for a feed.
struct Fetched {
    enum class Outcome { changed, unchanged, gone, failed };
    Outcome outcome = Outcome::failed;
    std::optional<Document> document;  // if changed
    Validators validators;             // to keep once the document turned out to be a feed; after 304 the refreshed ones
    std::string problem;               // if gone or failed: what, and what to do, in one sentence
    std::chrono::seconds least_wait{}; // max-age, Expires or Retry-After, capped: not before now + this
};

Fetched read_response(const Feed& feed, const Result<HttpResponse>& response, Timestamp now);

}  // namespace tidings::fetch
