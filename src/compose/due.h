#pragma once

#include <chrono>

#include "base/clock.h"
#include "model/digest.h"

namespace tidings {

// The newest moment up to `now` at which an issue of the digest was to go out: its days and time on the wall
// clock of its zone. A time that a spring night skips is the moment of the change; one that an autumn night
// has twice is the first. The settings have been checked: a weekly digest has a day (without one this would
// not end), and the zone is known (else Failure(configuration)).
Timestamp newest_slot(const Digest& digest, Timestamp now);

// The next one after `now`.
Timestamp next_slot(const Digest& digest, Timestamp now);

// The longest time between two issues of its rhythm: 24 hours, 7 days or 31 days.
std::chrono::hours period_of(const Digest& digest);

}  // namespace tidings
