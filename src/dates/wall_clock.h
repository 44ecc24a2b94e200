#pragma once

#include <cctz/time_zone.h>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"

namespace tidings {

// Converts between UTC and local time of an IANA time zone, by this machine's tzdata. The zone's name becomes
// a file name, so it must come from settings, not from untrusted input.
class WallClock {
  public:
    // "Europe/Rome", or "UTC". None if the database has no such zone.
    static std::optional<WallClock> of_zone(std::string_view name);

    std::chrono::local_seconds at(Timestamp time) const;

    // A local time that daylight saving skips is the moment of the change; of an ambiguous one the earlier
    // moment is taken.
    Timestamp when(std::chrono::local_seconds time) const;

  private:
    explicit WallClock(cctz::time_zone zone) : zone_(zone) {}

    cctz::time_zone zone_;
};

}  // namespace tidings
