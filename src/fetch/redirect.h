#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "url/url.h"

namespace tidings::fetch {

// True for the statuses that send a reader elsewhere: 301, 302, 303, 307, 308.
bool is_redirect(int status);

// The way of one request through redirects.
class Trail {
  public:
    explicit Trail(Url start) : visited_{std::move(start)} {}

    const Url& here() const { return visited_.back(); }
    const std::vector<Url>& permanent_moves() const { return permanent_moves_; }

    // Goes on to where a redirect points; from https to http, by https at its target. Says why not if our
    // rules forbid it (Code::refused): another scheme, http at a port of its own, in circles, too far. An
    // answer that sets a cookie may send us once more to an address where we were without it.
    std::optional<Error> follow(int status, std::string_view location, std::size_t most_hops,
                                bool sets_cookie = false);

    // Goes on to the same address by https, for a server that no longer listens to http. False if that makes
    // no sense: not the start, not http, or a port of its own.
    bool try_https();
    bool tried_https() const { return tried_https_; }

    // The error of the present hop; names the redirect too, where that wanted http.
    Error explained(Error error) const;

  private:
    bool may_visit(const Url& next) const;
    void go_to(Url next, int status);

    std::vector<Url> visited_;  // never empty
    std::vector<Url> permanent_moves_;
    bool tried_https_ = false;
    bool cookie_set_ = false;
    bool wanted_http_ = false;  // the redirect to the present hop
};

}  // namespace tidings::fetch
