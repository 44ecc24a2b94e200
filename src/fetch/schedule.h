#pragma once

#include <optional>

#include "base/clock.h"
#include "model/feed.h"

namespace tidings::fetch {

// `feed` is as it was polled, but with the validators, publishing times and rhythm that the answer left.
// `feed.failures` counts the failures before this answer.

// When a feed that answered is asked again: by the rhythm of its newest items, its ttl and the server's own
// wish, between 1 h and 24 h (longer only when the server says so), with jitter of up to 10 % that is a
// function of the feed, out of skipHours and skipDays.
Timestamp next_poll_after_success(const Feed& feed, std::chrono::seconds least_wait, Timestamp now);

// After a failure: 1 h, doubled with each failure in a row, at most 7 days, not before least_wait.
Timestamp next_poll_after_failure(const Feed& feed, std::chrono::seconds least_wait, Timestamp now);

}  // namespace tidings::fetch
