#pragma once

#include <chrono>
#include <optional>
#include <span>

#include "base/clock.h"
#include "model/feed.h"

namespace tidings::fetch {

// Of so many newest items the times tell how often a feed publishes. `newest_first` are those times; of more,
// the first are looked at.
constexpr int items_of_rhythm = 20;

// The mean time between two items, without gaps that are exceptions; none for fewer than two, or all of one
// moment.
std::optional<std::chrono::seconds> usual_gap(std::span<const Timestamp> newest_first);

// Its silence is remarkable from twice the longest gap that it usually makes after its newest item, at least
// 14 days, at most a year; half a year if its rhythm is not known yet.
PublishingRhythm rhythm_of(std::span<const Timestamp> newest_first);

bool is_silent(const PublishingRhythm& rhythm, Timestamp now);

}  // namespace tidings::fetch
