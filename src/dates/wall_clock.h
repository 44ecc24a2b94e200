#pragma once

#include <cctz/time_zone.h>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"

namespace tidings {

// The clock on the wall of a place, by this machine's IANA time zone database (tzdata): what people there
// call a moment. A name is read from its file, so it is for settings, not for what strangers write.
class WallClock {
  public:
    // "Europe/Rome", or "UTC". None if the database has no such zone.
    static std::optional<WallClock> of_zone(std::string_view name);

    std::chrono::local_seconds at(Timestamp time) const;

    // A time that a spring night skips is the moment of the change; one that an autumn night has twice is the
    // first.
    Timestamp when(std::chrono::local_seconds time) const;

  private:
    explicit WallClock(cctz::time_zone zone) : zone_(zone) {}

    cctz::time_zone zone_;
};

}  // namespace tidings
