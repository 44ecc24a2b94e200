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

}  // namespace

bool is_redirect(int status) {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

std::optional<Error> Trail::follow(int status, std::string_view location, std::size_t most_hops) {
    const std::string from = here().text();
    Result<Url> next = Url::resolve(here(), location);
    if (!next) return refusal(from + " sends us to an address that is neither http nor https");
    if (here().scheme() == "https" && next->scheme() == "http")
        return refusal(from + " sends us from https to http, to " + next->text());
    if (std::ranges::find(visited_, *next) != visited_.end())
        return refusal(visited_.front().text() + " sends us round in circles");
    if (visited_.size() > most_hops)
        return refusal(visited_.front().text() + " sends us on more than " + std::to_string(most_hops) +
                       " times");

    const bool permanent = status == 301 || status == 308;
    const bool unbroken = permanent_moves_.size() + 1 == visited_.size();
    if (permanent && unbroken) permanent_moves_.push_back(*next);
    visited_.push_back(*std::move(next));
    return std::nullopt;
}

bool Trail::try_https() {
    if (visited_.size() > 1 || here().scheme() != "http" || !here().port().empty()) return false;
    Result<Url> secure = Url::parse("https" + here().text().substr(std::string_view("http").size()));
    if (!secure) return false;
    visited_.push_back(*std::move(secure));
    tried_https_ = true;
    return true;
}

}  // namespace tidings::fetch
