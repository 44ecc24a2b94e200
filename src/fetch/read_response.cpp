#include "fetch/read_response.h"

#include <string>
#include <string_view>
#include <utility>

#include "fetch/bot_walls.h"
#include "fetch/conditional_requests.h"
#include "fetch/content_coding.h"
#include "fetch/freshness.h"
#include "text/hash.h"

namespace tidings::fetch {
namespace {

std::string empty_page(const Url& from) {
    return std::string(from.host()) + " answered with an empty page. It is asked again later";
}

std::string host(const HttpResponse& response) { return std::string(response.url.host()); }

std::string sentence(const Error& error) {
    return error.hint.empty() ? error.message : error.message + ". " + error.hint;
}

std::string no_redirect(const HttpResponse& response, const std::string& status) {
    return host(response) + " sends us on without saying where (HTTP " + status +
           "). Ask the publisher for the feed's address";
}

std::string server_error(const HttpResponse& response, const std::string& status) {
    return host(response) + " has trouble of its own (HTTP " + status +
           "). It is asked again later; tell the publisher if it stays so";
}

// What a status other than 200, 304 and 410 means, and what to do about it.
std::string problem_of(const HttpResponse& response) {
    if (std::string wall = bot_wall(response); !wall.empty()) return wall;
    if (std::string wall = bot_wall_page(response.url, response.body); !wall.empty()) return wall;
    const std::string status = std::to_string(response.status);
    switch (response.status) {
        case 401:
        case 407:
            return host(response) + " wants a password (HTTP " + status +
                   "). Ask the publisher for a public address";
        case 403:
            return host(response) +
                   " forbids us to read the feed (HTTP 403). Ask the publisher to let our User-Agent through";
        case 206:
            return host(response) +
                   " answered with a part of the feed although we asked for all of it (HTTP 206). Tell the "
                   "publisher";
        case 404:
            return "There is no feed at " + response.url.text() +
                   " (HTTP 404). Ask the publisher for its new address";
        case 429:
            return host(response) + " finds that we ask too often (HTTP 429). It is left alone for a while";
        case 503:
            return host(response) + " is out of service at the moment (HTTP 503). It is asked again later";
        default:
            break;
    }
    if (response.status >= 500) return server_error(response, status);
    if (response.status >= 400)
        return host(response) + " does not accept our request (HTTP " + status +
               "). Open the address in a browser; it may have changed";
    if (response.status >= 300) return no_redirect(response, status);
    return host(response) + " answered without a feed (HTTP " + status +
           "). Open the address in a browser; it may have changed";
}

// Without them a poll costs a whole body, so what the answer does not repeat is kept (RFC 9111 section 3.2).
Validators refreshed(const Validators& old, const HttpResponse& response) {
    const Validators now = {std::string(response.header("etag")),
                            std::string(response.header("last-modified"))};
    return {now.etag.empty() ? old.etag : now.etag,
            now.last_modified.empty() ? old.last_modified : now.last_modified};
}

Fetched failed(const Feed& feed, std::string problem) {
    Fetched fetched;
    fetched.validators = feed.validators;
    fetched.problem = std::move(problem);
    return fetched;
}

// With a 206: "bytes 0-99/100" (RFC 9110 section 14.4) is all of it.
bool is_of_the_whole(const HttpResponse& response) {
    const std::string length = std::to_string(response.body.size());
    const std::string last = std::to_string(response.body.size() - 1);
    return !response.body.empty() && response.header("content-range") == "bytes 0-" + last + '/' + length;
}

Fetched changed(const Feed& feed, HttpResponse response, Timestamp now) {
    std::string wall = bot_wall(response);
    if (response.body.empty()) return failed(feed, wall.empty() ? empty_page(response.url) : std::move(wall));
    Fetched fetched;
    fetched.outcome = Fetched::Outcome::changed;
    fetched.validators = refreshed({}, response);
    fetched.least_wait = freshness(response, now);
    std::string content_type(response.header("content-type"));
    fetched.permanent_moves = std::move(response.permanent_moves);
    fetched.codings = codings_of(response);
    fetched.broke_off = std::move(response.broke_off);
    fetched.wall = std::move(wall);
    fetched.document = Document{std::move(response.body), std::move(content_type), std::move(response.url)};
    return fetched;
}

Fetched unchanged(const Feed& feed, const HttpResponse& response, Timestamp now) {
    Fetched fetched;
    fetched.outcome = Fetched::Outcome::unchanged;
    fetched.validators = refreshed(feed.validators, response);
    fetched.least_wait = freshness(response, now);
    fetched.permanent_moves = response.permanent_moves;
    return fetched;
}

Fetched gone(const Feed& feed, const HttpResponse& response) {
    Fetched fetched = failed(feed, response.url.text() +
                                       " is gone for good, its server says (HTTP 410). Ask the publisher "
                                       "for a new address, or stop following the feed");
    fetched.outcome = Fetched::Outcome::gone;
    fetched.missing = true;
    return fetched;
}

Fetched refused(const Feed& feed, const HttpResponse& response, Timestamp now) {
    Fetched fetched = failed(feed, problem_of(response));
    if (response.status == 429 || response.status == 503) fetched.least_wait = retry_after(response, now);
    fetched.waits_for_host = response.status == 429;
    if (fetched.waits_for_host) fetched.asked_to_wait_by = response.url;
    fetched.missing = response.status == 404;
    if (response.of_another) fetched.outcome = Fetched::Outcome::postponed;
    return fetched;
}

// The same bytes of another type, or with another base for their links, are another document.
std::uint64_t hash_of(const Document& document) {
    return hash64(hash_hex(document.bytes) + document.content_type + '\n' +
                  (document.url ? document.url->text() : ""));
}

Fetched not_modified(const Feed& feed, const HttpRequest& asked, const HttpResponse& response,
                     Timestamp now) {
    if (asked.validators != Validators{}) return unchanged(feed, response, now);
    return failed(feed, host(response) +
                            " says that nothing has changed (HTTP 304) although we asked for the whole "
                            "feed. It is asked again later");
}

Fetched read_status(const Feed& feed, const HttpRequest& asked, HttpResponse response, Timestamp now) {
    switch (response.status) {
        case 200:
        case 203:
            return changed(feed, std::move(response), now);
        case 206:
            return is_of_the_whole(response) ? changed(feed, std::move(response), now)
                                             : refused(feed, response, now);
        case 304:
            return not_modified(feed, asked, response, now);
        case 410:
            return gone(feed, response);
        default:
            return refused(feed, response, now);
    }
}

bool may_be_for_validators(int status) { return status != 410 && status != 429 && status != 503; }

// Of a document that turned out to be none.
Fetched undone(const Feed& feed, const Fetched& fetched, std::string problem) {
    Fetched bad = failed(feed, std::move(problem));
    bad.conditional = fetched.conditional;
    bad.may_be_for_validators = fetched.may_be_for_validators;
    return bad;
}

}  // namespace

HttpRequest request_for(const Feed& feed, Timestamp now) {
    return {feed.address.url(), asks_conditionally(feed, now) ? feed.validators : Validators{}};
}

Fetched read_response(const Feed& feed, const HttpRequest& asked, Result<HttpResponse> response,
                      Timestamp now) {
    if (!response) return failed(feed, sentence(response.error()));
    const int status = response->status;
    Fetched fetched = read_status(feed, asked, *std::move(response), now);
    fetched.conditional = asked.validators != Validators{};
    fetched.may_be_for_validators = may_be_for_validators(status);
    return fetched;
}

Fetched decoded(const Feed& feed, Fetched fetched, const Limits& limits) {
    if (!fetched.document) return fetched;
    Document& document = *fetched.document;
    if (document.url) {  // a local file is in no coding
        Result<std::string> bytes = decode(std::move(document.bytes), fetched.codings, *document.url, limits);
        if (!bytes) return undone(feed, fetched, sentence(bytes.error()));
        if (bytes->empty()) return undone(feed, fetched, empty_page(*document.url));
        document.bytes = *std::move(bytes);
        fetched.codings.clear();
    }
    fetched.document_hash = hash_of(document);
    if (fetched.document_hash == feed.history.document_hash) {
        fetched.outcome = Fetched::Outcome::unchanged;
        fetched.document.reset();
    }
    return fetched;
}

std::string why_no_feed(const Fetched& fetched, const Error& error) {
    if (fetched.broke_off) return sentence(*fetched.broke_off);
    if (!fetched.wall.empty()) return fetched.wall;
    if (fetched.document && fetched.document->url) {
        std::string wall = bot_wall_page(*fetched.document->url, fetched.document->bytes);
        if (!wall.empty()) return wall;
    }
    return error.hint.empty() ? error.message : error.message + " " + error.hint;
}

}  // namespace tidings::fetch
