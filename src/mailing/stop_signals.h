#pragma once

#include <signal.h>

namespace tidings {

// While it lives, SIGTERM and SIGINT wait until they are asked about instead of ending the program, in this
// thread and in those it starts meanwhile.
class StopSignals {
  public:
    StopSignals();
    ~StopSignals();
    StopSignals(const StopSignals&) = delete;
    StopSignals& operator=(const StopSignals&) = delete;

    // Whether one has come. Stays true.
    bool came();

  private:
    sigset_t signals_{}, before_{};
    bool came_ = false;
};

}  // namespace tidings
