#pragma once

#include <chrono>

#include "base/clock.h"

namespace tidings::deliver {

// More hours than this between two runs do not count as uptime: nothing was tried in them.
inline constexpr std::chrono::hours longest_counted_gap{12};

// For how long the mail server could be reached, added up from run to run. Mails are given up by this time,
// not by the clock's: they do not grow older while the server is away or nothing runs, nor when the clock
// jumps.
struct RelayUptime {
    std::chrono::seconds total{0};  // until the last run ended
    Timestamp last_run{};           // when it ended
    bool was_away = false;          // the server, as it ended
};

// The uptime at a moment of the run that follows. What lies between the two runs counts if the last one left
// the server reachable, and up to longest_counted_gap.
std::chrono::seconds uptime_at(const RelayUptime& uptime, Timestamp now);

// The uptime once a run has ended, the server being away or not. If it is, the time since the last run does
// not count.
RelayUptime after_run(const RelayUptime& uptime, bool is_away, Timestamp now);

}  // namespace tidings::deliver
