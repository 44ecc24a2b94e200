#pragma once

#include <chrono>

#include "base/clock.h"

namespace tidings::deliver {

// Whether the mail server is worth asking. Each failure in a row doubles the time that it is left alone, from
// 5 seconds to 5 minutes; after that one message goes ahead, and all others once it is answered. A value, so
// that it can be remembered from run to run.
struct RelayBreaker {
    int failures = 0;          // in a row
    Timestamp closed_until{};  // nothing is tried before

    bool is_closed(Timestamp now) const { return failures > 0 && now < closed_until; }
    // How many messages may be on their way at once, of as many as `most`.
    int allowed(Timestamp now, int most) const;

    bool operator==(const RelayBreaker&) const = default;
};

// After the server was found unavailable. What was on its way together with a message that failed fails for
// the same reason and counts no more.
RelayBreaker after_trouble(const RelayBreaker& breaker, Timestamp now);

// As an earlier run left it: a time further ahead than any pause was written by a clock that was wrong.
RelayBreaker remembered_breaker(int failures, Timestamp closed_until, Timestamp now);

}  // namespace tidings::deliver
