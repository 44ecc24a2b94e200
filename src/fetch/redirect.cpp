#include "fetch/redirect.h"

#include <algorithm>
#include <string>
#include <utility>

namespace tidings::fetch {
namespace {

constexpr std::string_view ask_for_the_address = "Ask the publisher for the feed's present address.";

Error refusal(std::string message) {
    return {Code::refused, std::move(message), std::string(ask_for_the_address)};
}

std::optional<Url> by_https(const Url& url) {
    if (url.scheme() != "http" || !url.port().empty()) return std::nullopt;
    Result<Url> secure = Url::parse("https" + url.text().substr(std::string_view("http").size()));
    return secure ? std::optional(*std::move(secure)) : std::nullopt;
}

}  // namespace

bool is_redirect(int status) {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

bool Trail::may_visit(const Url& next) const {
    return std::ranges::count(visited_, next) < (cookie_set_ ? 2 : 1);
}

void Trail::go_to(Url next, int status) {
    const bool permanent = status == 301 || status == 308;
    const bool unbroken = permanent_moves_.size() + 1 == visited_.size();
    const bool returns = std::ranges::find(visited_, next) != visited_.end();
    if (returns)
        permanent_moves_.clear();  // it is the cookie that was missing, not the address that has changed
    else if (permanent && unbroken)
        permanent_moves_.push_back(next);
    visited_.push_back(std::move(next));
}

std::optional<Error> Trail::follow(int status, std::string_view location, std::size_t most_hops,
                                   bool sets_cookie) {
    const std::string from = here().text();
    Result<Url> next = Url::resolve(here(), location);
    if (!next) return refusal(from + " sends us to an address that is neither http nor https");
    cookie_set_ = cookie_set_ || sets_cookie;
    wanted_http_ = here().scheme() == "https" && next->scheme() == "http";
    if (wanted_http_) {
        std::optional<Url> secure = by_https(*next);
        if (!secure || !may_visit(*secure))
            return refusal(from + " sends us from https to http, to " + next->text());
        next = *std::move(secure);
    }
    if (!may_visit(*next)) return refusal(visited_.front().text() + " sends us round in circles");
    if (visited_.size() > most_hops)
        return refusal(visited_.front().text() + " sends us on more than " + std::to_string(most_hops) +
                       " times");
    go_to(*std::move(next), status);
    return std::nullopt;
}

bool Trail::try_https() {
    if (visited_.size() > 1) return false;
    std::optional<Url> secure = by_https(here());
    if (!secure) return false;
    visited_.push_back(*std::move(secure));
    tried_https_ = true;
    return true;
}

Error Trail::explained(Error error) const {
    if (wanted_http_)
        error.message = visited_[visited_.size() - 2].text() +
                        " sends us from https to http; asked by https instead: " + error.message;
    return error;
}

}  // namespace tidings::fetch
