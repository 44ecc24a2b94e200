#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace tidings::web {

using Steady = std::chrono::steady_clock;

// How much a client may take of us. The times are for the whole of a step, however slowly it trickles in.
struct ServerLimits {
    std::size_t connections = 256;
    std::size_t connections_a_peer = 16;  // the proxy is not counted so
    std::size_t header_bytes = 16 * 1024;
    std::size_t target_bytes = 2048;
    std::size_t bodies_bytes = 512 * 1024;  // of all that are on their way, as announced
    int requests_a_connection = 1000;
    std::chrono::milliseconds place_kept{1'000};  // by a connection that waits, when others want its place
    std::chrono::milliseconds header{10'000};     // also how long a kept connection may be idle
    std::chrono::milliseconds body{20'000};
    std::chrono::milliseconds write{20'000};
    std::chrono::milliseconds farewell{5'000};  // for what is under way when the server is told to end
};

// An open connection, as admission sees it.
struct OpenConnection {
    std::string peer;               // its network address
    Steady::time_point since{};     // when its present step began: sending a request or taking an answer
    Steady::time_point answered{};  // when its last answer began; the epoch if it has had none
    std::size_t awaited = 0;        // bytes of a body, at most, that it has still to send
};

// What becomes of a new connection: it is refused, taken, or taken once another one is closed for it.
struct Admission {
    bool is_taken = false;
    std::optional<std::size_t> closes{};  // index of the other connection
};

// Whether a connection of any peer would be taken now.
bool has_room(std::span<const OpenConnection* const> open, const ServerLimits& limits,
              Steady::time_point now);

// Takes a new connection of `peer` if it can be given a place. A peer that has all the places of one peer
// loses the one that has waited longest; the proxy, empty if there is none, may have them all. When every
// place is taken, the connection gives way that has waited longest in its present step, if that is at least
// `place_kept`, or else the one that has waited longest of those that have had an answer.
Admission admit(const std::string& peer, const std::string& proxy,
                std::span<const OpenConnection* const> open, const ServerLimits& limits,
                Steady::time_point now);

// The connections to close so that all bodies on their way fit into `bodies_bytes`, those that have waited
// longest first.
std::vector<std::size_t> closed_for_bodies(std::span<const OpenConnection* const> open,
                                           const ServerLimits& limits);

}  // namespace tidings::web
