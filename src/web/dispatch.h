#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string_view>

#include "base/log.h"
#include "web/form.h"
#include "web/request.h"
#include "web/response.h"
#include "web/router.h"

namespace tidings::web {

// Why a request is answered by no page, as far as the table of routes tells.
enum class Refusal { no_such_page, no_such_method, foreign_form, no_form };

// A request that has been given its route, or the reason why it gets none.
template <class Route>
struct Dispatched {
    const Route* route = nullptr;  // also where the request is refused after it was found
    Captures captures;
    Fields form;  // of a POST
    std::optional<Refusal> refusal;
};

// Whether a form comes from a page of ours, as far as the browser says. Our pages' Referrer-Policy makes
// browsers write "Origin: null", so that Sec-Fetch-Site is asked first; one that says neither is no browser
// of today, and has no cookie of ours to misuse. `origin` is ours: "https://hub.example.org".
bool is_from_our_pages(const Request& request, std::string_view origin);

// Denies by default: what no route names is refused, and so is a form from a foreign page, and a POST without
// a form but where one is taken from anywhere: mail programs try one-click once (RFC 8058), whatever the type
// of its body.
template <class Route>
Dispatched<Route> dispatch(const Request& request, std::span<const Route> routes, std::string_view origin) {
    Found<Route> found = find_route(routes, request.method, request.path);
    Dispatched<Route> dispatched{found.route, std::move(found.captures), {}, std::nullopt};
    if (found.route == nullptr) {
        dispatched.refusal = found.known_path ? Refusal::no_such_method : Refusal::no_such_page;
        return dispatched;
    }
    if (found.route->method != "POST") return dispatched;
    std::optional<Fields> form = read_form(request.header("content-type"), request.body);
    if (found.route->from == From::our_pages) {
        if (!is_from_our_pages(request, origin))
            dispatched.refusal = Refusal::foreign_form;
        else if (!form)
            dispatched.refusal = Refusal::no_form;
    }
    if (form) dispatched.form = *std::move(form);
    return dispatched;
}

// What `page` answers. While the database is busy, what `busy` answers, and whatever else fails costs one
// request its answer and no other: it is logged and answered by 500. Never throws.
Response answer_or_fail(const std::function<Response()>& page, const std::function<Response()>& busy,
                        Log& log);

}  // namespace tidings::web
