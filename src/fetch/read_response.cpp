#include "fetch/read_response.h"

#include <string>
#include <string_view>
#include <utility>

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

std::string forbidden(const HttpResponse& response) {
    if (!response.header("cf-mitigated").empty())
        return host(response) +
               " hides behind a Cloudflare challenge that only browsers pass. Ask the publisher to let feed "
               "readers through";
    return host(response) +
           " forbids us to read the feed (HTTP 403). Ask the publisher to let our User-Agent through";
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
    const std::string status = std::to_string(response.status);
    switch (response.status) {
        case 401:
        case 407:
            return host(response) + " wants a password (HTTP " + status +
                   "). Ask the publisher for a public address";
        case 403:
            return forbidden(response);
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

Fetched answered(Fetched fetched) {
    fetched.may_be_for_validators = true;
    return fetched;
}

Fetched changed(HttpResponse response, Timestamp now) {
    Fetched fetched;
    fetched.may_be_for_validators = true;
    fetched.outcome = Fetched::Outcome::changed;
    fetched.validators = refreshed({}, response);
    fetched.least_wait = freshness(response, now);
    std::string content_type(response.header("content-type"));
    fetched.permanent_moves = std::move(response.permanent_moves);
    fetched.codings = codings_of(response);
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
    fetched.may_be_for_validators = response.status != 429 && response.status != 503;
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

}  // namespace

HttpRequest request_for(const Feed& feed, Timestamp now) {
    return {feed.address.url(), asks_conditionally(feed, now) ? feed.validators : Validators{}};
}

Fetched read_response(const Feed& feed, Result<HttpResponse> response, Timestamp now) {
    if (!response) return failed(feed, sentence(response.error()));
    switch (response->status) {
        case 200:
        case 203:
            if (response->body.empty()) return answered(failed(feed, empty_page(response->url)));
            return changed(*std::move(response), now);
        case 304:
            if (asks_conditionally(feed, now)) return unchanged(feed, *response, now);
            return failed(feed,
                          host(*response) +
                              " says that nothing has changed (HTTP 304) although we asked for the whole "
                              "feed. It is asked again later");
        case 410:
            return gone(feed, *response);
        default:
            return refused(feed, *response, now);
    }
}

Fetched decoded(const Feed& feed, Fetched fetched, const Limits& limits) {
    if (!fetched.document) return fetched;
    Document& document = *fetched.document;
    if (!fetched.codings.empty()) {
        Result<std::string> bytes = decode(std::move(document.bytes), fetched.codings, *document.url, limits);
        if (!bytes) return answered(failed(feed, sentence(bytes.error())));
        if (bytes->empty()) return answered(failed(feed, empty_page(*document.url)));
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

}  // namespace tidings::fetch
