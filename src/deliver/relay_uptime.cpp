#include "deliver/relay_uptime.h"

#include <algorithm>

namespace tidings::deliver {

std::chrono::seconds uptime_at(const RelayUptime& uptime, Timestamp now) {
    if (uptime.was_away) return uptime.total;
    const std::chrono::seconds gap = now - uptime.last_run;
    return uptime.total + std::clamp<std::chrono::seconds>(gap, std::chrono::seconds(0), longest_counted_gap);
}

RelayUptime after_run(const RelayUptime& uptime, bool is_away, Timestamp now) {
    return {.total = is_away ? uptime.total : uptime_at(uptime, now), .last_run = now, .was_away = is_away};
}

}  // namespace tidings::deliver
