#pragma once

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "web/request.h"

namespace tidings::web {

// The pieces of a path that the names of a pattern stand for. Both refer to the texts that they were read of.
class Captures {
  public:
    void add(std::string_view name, std::string_view piece) { pieces_.emplace_back(name, piece); }
    // Empty for a name that the pattern does not have.
    std::string_view operator[](std::string_view name) const;

  private:
    std::vector<std::pair<std::string_view, std::string_view>> pieces_;
};

// Reads a path by a pattern such as "/stories/{story}/tags/{tag}", in which a name stands for one piece that
// is not empty. The last piece is read without the punctuation behind it that mail programs take for a part
// of a link. None if the path is not of the pattern.
std::optional<Captures> match(std::string_view pattern, std::string_view path);

// What the router and the dispatch know of a route; a room's own Route has these members too:
//   std::string_view method   GET (which answers HEAD too) or POST
//   std::string_view pattern  of its paths, and its name in the log
//   std::size_t body_limit    bytes that a request may bring
//   From from                 where a form may have been filled in
enum class From {
    our_pages,
    anywhere,  // mail programs post one-click unsubscribing (RFC 8058) without saying where they are
};

// The route of a method and path: the first that fits. `known_path` says whether another method has one.
template <class Route>
struct Found {
    const Route* route = nullptr;
    bool known_path = false;
    Captures captures;
};

template <class Route>
Found<Route> find_route(std::span<const Route> routes, std::string_view method, std::string_view path) {
    if (method == "HEAD") method = "GET";
    Found<Route> found;
    for (const Route& route : routes) {
        std::optional<Captures> captures = match(route.pattern, path);
        if (!captures) continue;
        found.known_path = true;
        if (route.method != method) continue;
        found.route = &route;
        found.captures = *std::move(captures);
        return found;
    }
    return found;
}

// The Allow field of a path (RFC 9110 section 10.2.1).
template <class Route>
std::string allowed_methods(std::span<const Route> routes, std::string_view path) {
    const bool shows = find_route(routes, "GET", path).route != nullptr;
    const bool takes_posts = find_route(routes, "POST", path).route != nullptr;
    return std::string(shows ? "GET, HEAD" : "") + (shows && takes_posts ? ", " : "") +
           (takes_posts ? "POST" : "");
}

// How many bytes of body a request may bring, by its route; none where no route reads one.
template <class Route>
std::optional<std::size_t> body_limit(std::span<const Route> routes, const Request& head) {
    const Route* const route = find_route(routes, head.method, head.path).route;
    return route == nullptr ? std::nullopt : std::optional(route->body_limit);
}

}  // namespace tidings::web
