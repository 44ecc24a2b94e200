#pragma once

#include <chrono>

#include "base/clock.h"

namespace tidings::deliver {

// A circuit breaker for the mail server. Each failure in a row doubles the time for which it is open and no
// message is tried, from 5 seconds to 5 minutes. Then it is half-open: one message is tried, and a success
// closes it. A value, so that it can be stored from run to run.
struct RelayBreaker {
    int failures = 0;        // in a row
    Timestamp open_until{};  // half-open from then on

    bool is_open(Timestamp now) const { return failures > 0 && now < open_until; }
    // How many messages may be on their way at once: none while open, one while half-open, else `most`.
    int allowed(Timestamp now, int most) const;

    bool operator==(const RelayBreaker&) const = default;
};

// The breaker after the server was found unavailable. While it is open it stays as it is: messages that were
// on their way together fail for the same reason and count once.
RelayBreaker after_trouble(const RelayBreaker& breaker, Timestamp now);

// The breaker as an earlier run stored it. A time further ahead than the longest pause was written by a wrong
// clock and is cut to that pause.
RelayBreaker remembered_breaker(int failures, Timestamp open_until, Timestamp now);

}  // namespace tidings::deliver
