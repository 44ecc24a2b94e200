#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/clock.h"

namespace tidings::deliver {

// A token bucket for each destination domain: so many messages a minute, at most ten seconds' worth of them
// at once.
class DomainPace {
  public:
    // 0: no limit.
    explicit DomainPace(int per_minute);

    // When the next message for the domain may go: `now`, or later. The place is taken; do not ask twice for
    // one message.
    Timestamp place_for(std::string_view domain, Timestamp now);

  private:
    int per_minute_;
    std::map<std::string, double, std::less<>> full_until_;  // seconds since 1970: when the bucket is full
};

}  // namespace tidings::deliver
