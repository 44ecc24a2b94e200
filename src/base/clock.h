#pragma once

#include <chrono>
#include <functional>

namespace tidings {

// A moment in UTC, in whole seconds.
using Timestamp = std::chrono::sys_seconds;

// Returns the current time. main passes the system clock; tests pass a variable that they advance.
using Clock = std::function<Timestamp()>;

}  // namespace tidings
