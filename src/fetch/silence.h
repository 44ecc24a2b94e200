#pragma once

#include <chrono>
#include <optional>
#include <span>

#include "base/clock.h"

namespace tidings::fetch {

// `newest_first` are the times of a feed's newest items, 20 or so.

// The mean time between two items; none for fewer than two, or all of one moment.
std::optional<std::chrono::seconds> usual_gap(std::span<const Timestamp> newest_first);

// From when on the feed's silence is remarkable: twice the longest gap it usually makes after its newest
// item, at least 14 days, at most a year; half a year if its rhythm is not known yet. None without items.
std::optional<Timestamp> silent_from(std::span<const Timestamp> newest_first);

bool is_silent(std::span<const Timestamp> newest_first, Timestamp now);

}  // namespace tidings::fetch
