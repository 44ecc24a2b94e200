#pragma once

#include <optional>
#include <string>

#include "base/clock.h"
#include "model/digest.h"

namespace tidings {

// The newest moment up to `now` at which an issue of the digest was to go out: its days and time on the wall
// clock of its zone. A time that a spring night skips is the moment of the change; one that an autumn night
// has twice is the first. Throws std::runtime_error for an unknown zone (the settings have been checked for
// it).
Timestamp newest_slot(const Digest& digest, Timestamp now);

// The next one after `now`.
Timestamp next_slot(const Digest& digest, Timestamp now);

// The longest time between two issues of its rhythm: 24 hours, 7 days or 31 days.
std::chrono::hours period_of(const Digest& digest);

// A moment's calendar day in the digest's zone, as "2026-11-24".
std::string local_day(const Digest& digest, Timestamp time);

}  // namespace tidings
