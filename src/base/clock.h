#pragma once

#include <chrono>
#include <functional>

namespace tidings {

// A moment in UTC, in whole seconds.
using Timestamp = std::chrono::sys_seconds;

// The port to the time of day: main hands in the real one, tests a variable they move forward.
using Clock = std::function<Timestamp()>;

}  // namespace tidings
