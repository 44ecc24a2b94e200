#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "fetch/http.h"
#include "model/document.h"
#include "model/feed.h"

namespace tidings::fetch {

// Of a feed with an http(s) address: with its validators if they are to be used now.
HttpRequest request_for(const Feed& feed, Timestamp now);

// What an answer means for a feed.
struct Fetched {
    // postponed: the feed was not asked, because its host had told another of our feeds to wait.
    enum class Outcome { changed, unchanged, gone, failed, postponed };
    Outcome outcome = Outcome::failed;
    std::optional<Document> document;              // if changed
    std::string codings{};                         // that its bytes are still in
    std::optional<std::uint64_t> document_hash{};  // once they are decoded
    Validators validators;  // to keep once the document turned out to be a feed; after 304 the refreshed ones
    std::string problem;    // if gone or failed: what, and what to do, in one sentence
    // What the server asked for: max-age or Expires (at most 48 h) of a good answer, Retry-After (at most 30
    // days) of a bad one.
    std::chrono::seconds least_wait{};
    bool waits_for_host = false;  // least_wait holds for every feed of the host (429), not for this one alone
    std::optional<Url> asked_to_wait_by;  // if so: who said it, after redirects
    bool missing = false;                 // there is nothing at the address: 404 or 410
    // The server answered, and not with 410, 429 or 503: if it failed, the request's validators may be why.
    bool may_be_for_validators = false;
    bool conditional = false;          // the request had validators
    std::optional<Error> broke_off{};  // why the document may lack its end
    std::string wall{};                // of a document: see bot_wall()
    std::vector<Url> permanent_moves;  // the way there that the server says is for good
};

// A good answer without a document that is new (200 with an empty body, 304 to a question without validators)
// has failed. Validators are kept as they were by every answer but 200 and 304.
Fetched read_response(const Feed& feed, const HttpRequest& asked, Result<HttpResponse> response,
                      Timestamp now);

// The same with a document that can be read; unchanged if it is what the feed had last time. One that cannot
// be decoded at all, is larger than limits.decoded_bytes or is empty has failed.
Fetched decoded(const Feed& feed, Fetched fetched, const Limits& limits = {});

// What it means that a decoded document is no feed, or not a whole one after it broke off, and what to do, in
// a sentence or two. `error` is what its reader says.
std::string why_no_feed(const Fetched& fetched, const Error& error);

}  // namespace tidings::fetch
