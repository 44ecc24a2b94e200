#include "dates/wall_clock.h"

#include <algorithm>

namespace tidings {
namespace {

// The seconds of wall clocks are counted from the same first of January, as if it were everywhere at once.
constexpr cctz::civil_second epoch(1970, 1, 1);

// The library also takes paths, and fixed offsets by a spelling of its own.
bool is_a_name(std::string_view name) {
    const auto may_be_in_one = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               std::string_view("+-_/").find(c) != std::string_view::npos;
    };
    return !name.empty() && !name.starts_with('/') && !name.starts_with("Fixed/") &&
           std::ranges::all_of(name, may_be_in_one);
}

}  // namespace

std::optional<WallClock> WallClock::of_zone(std::string_view name) {
    cctz::time_zone zone;
    if (!is_a_name(name) || !cctz::load_time_zone(std::string(name), &zone)) return std::nullopt;
    return WallClock(zone);
}

std::chrono::local_seconds WallClock::at(Timestamp time) const {
    return std::chrono::local_seconds(std::chrono::seconds(cctz::convert(time, zone_) - epoch));
}

Timestamp WallClock::when(std::chrono::local_seconds time) const {
    return cctz::convert(epoch + time.time_since_epoch().count(), zone_);
}

}  // namespace tidings
