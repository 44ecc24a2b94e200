#pragma once

#include <chrono>

#include "base/clock.h"

namespace tidings {

// The time in a run: the hub's clock as the run began, and from there on a monotonic one, so that a run does
// not notice when the clock is set.
class RunClock {
  public:
    explicit RunClock(Timestamp start) : start_(start) {}

    Timestamp start() const { return start_; }
    std::chrono::milliseconds elapsed() const {
        return std::chrono::floor<std::chrono::milliseconds>(std::chrono::steady_clock::now() - since_);
    }
    Timestamp now() const { return start_ + std::chrono::floor<std::chrono::seconds>(elapsed()); }

  private:
    Timestamp start_;
    std::chrono::steady_clock::time_point since_ = std::chrono::steady_clock::now();
};

}  // namespace tidings
