#pragma once

#include <chrono>

#include "base/clock.h"
#include "model/digest.h"

namespace tidings {

// The latest due time of the digest that is not after `now`, by its days and its local time of day in its
// zone. A local time that daylight saving skips is the moment of the change; of an ambiguous one the earlier
// moment is taken. A weekly digest must have a day, as the settings guarantee. Throws Failure(configuration)
// for an unknown zone.
Timestamp newest_slot(const Digest& digest, Timestamp now);

// The earliest due time after `now`.
Timestamp next_slot(const Digest& digest, Timestamp now);

// The longest time between two issues of its rhythm: 24 hours, 7 days or 31 days.
std::chrono::hours period_of(const Digest& digest);

}  // namespace tidings
