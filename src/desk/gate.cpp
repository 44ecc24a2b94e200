#include <algorithm>

#include "base/result.h"
#include "desk/desk.h"
#include "desk/page.h"
#include "desk/reader_language.h"
#include "desk/routes.h"

// The one gate that every request passes: what no route names is refused, and each route says who may.
namespace tidings::desk {
namespace {

constexpr int retry_when_busy_s = 5;

// The host of an origin, as a Host header writes it.
std::string_view host_of(std::string_view origin) {
    const std::size_t slashes = origin.find("://");
    return slashes == std::string_view::npos ? std::string_view{} : origin.substr(slashes + 3);
}

// Whether a form comes from a page of ours, as far as the browser says. Our pages' Referrer-Policy makes
// browsers write "Origin: null", so that Sec-Fetch-Site is asked first; one that says neither is no browser
// of today, and has no cookie of ours to misuse.
bool is_from_our_pages(const Request& request, const Settings& settings) {
    const std::string_view site = request.header("sec-fetch-site");
    if (!site.empty()) return site == "same-origin" || site == "none";
    const std::string_view origin = request.header("origin");
    if (origin.empty() || origin == "null") return true;
    return origin == settings.origin || host_of(origin) == request.header("host");
}

std::optional<Response> refuse_post(const Visit& visit, const Route& route, Desk& desk) {
    if (route.from == From::our_pages && !is_from_our_pages(visit.request, desk.settings))
        return trouble_page(visit, desk, Trouble::foreign_form);
    return std::nullopt;
}

// The reader whose link it is. A link may be true and the person gone: then there is nothing to do but to
// leave.
std::optional<Response> refuse_reader(Visit& visit, const Route& route, std::string_view token, Desk& desk) {
    visit.link = read_link_token(desk.key, route.purpose, token);
    if (!visit.link) return trouble_page(visit, desk, Trouble::no_such_link);
    visit.person = store::person(desk.db, visit.link->subscriber);
    const bool leaves = route.method == "POST" && route.purpose == LinkPurpose::unsubscribe;
    if (!visit.person && !leaves && route.who != Who::link_holder)
        return trouble_page(visit, desk, Trouble::person_gone);
    if (visit.person)
        visit.language =
            language_for(visit.request, visit.person->subscriber.language, desk.settings.language);
    return std::nullopt;
}

Response refuse_method(const Visit& visit, Desk& desk) {
    Response response = trouble_page(visit, desk, Trouble::no_such_method);
    const bool takes_posts = find_route("POST", visit.request.path).route != nullptr;
    const bool shows = find_route("GET", visit.request.path).route != nullptr;
    response.headers.emplace_back("Allow", std::string(shows ? "GET, HEAD" : "") +
                                               (shows && takes_posts ? ", " : "") +
                                               (takes_posts ? "POST" : ""));
    return response;
}

Response pass(Visit& visit, Desk& desk) {
    const Request& request = visit.request;
    const Found found = find_route(request.method, request.path);
    if (found.route == nullptr)
        return found.known_path ? refuse_method(visit, desk)
                                : trouble_page(visit, desk, Trouble::no_such_page);
    const Route& route = *found.route;
    std::optional<Response> refused;
    if (route.method == "POST") {
        refused = refuse_post(visit, route, desk);
        std::optional<Fields> form = read_form(request.header("content-type"), request.body);
        // Mail programs try one-click once (RFC 8058), so a POST to a link with a true token is let through,
        // whatever the type of its body.
        if (!refused && !form && route.from != From::anywhere)
            refused = trouble_page(visit, desk, Trouble::no_form);
        if (form) visit.form = *std::move(form);
    }
    if (!refused && route.who != Who::anybody) refused = refuse_reader(visit, route, found.token, desk);
    Response response = refused ? *std::move(refused) : route.page(visit, desk);
    response.page = route.pattern;
    return response;
}

// A run was writing for longer than we wait. The page's transaction never began, so the same form may come
// again.
Response busy_page(const Visit& visit, Desk& desk) {
    desk.log.warning("the database is busy");
    Response response = trouble_page(visit, desk, Trouble::busy);
    response.headers.emplace_back("Retry-After", std::to_string(retry_when_busy_s));
    if (const Route* route = find_route(visit.request.method, visit.request.path).route)
        response.page = route->pattern;
    return response;
}

Response pass_unless_busy(Visit& visit, Desk& desk) {
    try {
        return pass(visit, desk);
    } catch (const Failure& failure) {
        if (failure.error().code != Code::busy) throw;
        std::optional<Response> left = leave_later(visit, desk);
        return left ? *std::move(left) : busy_page(visit, desk);
    }
}

// What nobody on the way could help, so that one bad request costs no other.
Response failed(std::string_view problem, Desk& desk) {
    desk.log.error("a page failed", {{"problem", std::string(problem)}});
    return plain_answer(500, "Something went wrong. Please try again later.");
}

}  // namespace

Response answer(const Request& request, Desk& desk) {
    try {
        Visit visit{
            .request = request, .form = {}, .language = language_for(request, {}, desk.settings.language)};
        return pass_unless_busy(visit, desk);
    } catch (const Failure& failure) {
        return failed(failure.error().message, desk);
    } catch (const std::exception& fault) {
        return failed(fault.what(), desk);
    }
}

std::optional<std::size_t> body_limit(const Request& head) {
    const Route* const route = find_route(head.method, head.path).route;
    return route == nullptr ? std::nullopt : std::optional(route->body_limit);
}

}  // namespace tidings::desk
