#include "web/admission.h"

#include <algorithm>

namespace tidings::web {
namespace {

using Open = std::span<const OpenConnection* const>;

// The connection that has waited longest of those that are meant.
template <class IsMeant>
std::optional<std::size_t> longest_waiting(Open open, IsMeant is_meant) {
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < open.size(); ++i)
        if (is_meant(*open[i]) && (!found || open[i]->since < open[*found]->since)) found = i;
    return found;
}

// Connections that have had an answer go on asking without a pause, so they give way to new ones.
std::optional<std::size_t> place_to_give(Open open, const ServerLimits& limits, Steady::time_point now) {
    const auto oldest = longest_waiting(open, [](const OpenConnection&) { return true; });
    if (!oldest || now - open[*oldest]->since >= limits.place_kept) return oldest;
    return longest_waiting(
        open, [](const OpenConnection& connection) { return connection.answered != Steady::time_point{}; });
}

}  // namespace

bool has_room(Open open, const ServerLimits& limits, Steady::time_point now) {
    return open.size() < limits.connections || place_to_give(open, limits, now);
}

Admission admit(const std::string& peer, const std::string& proxy, Open open, const ServerLimits& limits,
                Steady::time_point now) {
    const auto is_its = [&](const OpenConnection& connection) { return connection.peer == peer; };
    const auto of_it = std::ranges::count_if(open, [&](const OpenConnection* one) { return is_its(*one); });
    const bool too_many_of_its =
        peer != proxy && static_cast<std::size_t>(of_it) >= limits.connections_a_peer;
    if (!too_many_of_its && open.size() < limits.connections) return {.is_taken = true};
    const auto closed = too_many_of_its ? longest_waiting(open, is_its) : place_to_give(open, limits, now);
    return {.is_taken = closed.has_value(), .closes = closed};
}

std::vector<std::size_t> closed_for_bodies(Open open, const ServerLimits& limits) {
    std::size_t all = 0;
    std::vector<std::size_t> sending;
    for (std::size_t i = 0; i < open.size(); ++i) {
        if (open[i]->awaited > 0) sending.push_back(i);
        all += open[i]->awaited;
    }
    std::ranges::stable_sort(sending, {}, [&](std::size_t i) { return open[i]->since; });
    std::vector<std::size_t> closed;
    for (const std::size_t i : sending) {
        if (all <= limits.bodies_bytes) break;
        all -= open[i]->awaited;
        closed.push_back(i);
    }
    return closed;
}

}  // namespace tidings::web
