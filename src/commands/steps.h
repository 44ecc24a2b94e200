#pragma once

#include <functional>
#include <iosfwd>

#include "base/result.h"

namespace tidings {

// Steps of a command of which each may fail by itself: that is told, and the others go on.
class Steps {
  public:
    explicit Steps(std::ostream& err) : err_(err) {}

    // False if it failed.
    bool take(const std::function<void()>& step);

    // Part of a step has failed.
    void tell_of(const Error& error);

    // A step has ended with that status; 0: all went well.
    void end_with(int status);

    // The worst of all: what a person must mend before what mends itself. The first of 70 (a fault of ours),
    // 74 (disk), 78 (configuration), then any other but 69 (mail server) and 75 (busy), which come last.
    int status() const { return worst_; }

  private:
    std::ostream& err_;
    int worst_ = 0;
};

}  // namespace tidings
