#pragma once

#include <chrono>
#include <optional>
#include <vector>

#include "dates/tokens.h"

namespace tidings {

// The time of day found among a date's tokens.
struct ClockReading {
    bool readable = true;  // false: a time is present but out of range ("25:61")
    std::optional<std::chrono::seconds> time;
    bool half_days = false;  // written with AM or PM, which suggests month-first order
    std::size_t end = 0;     // index of the token after it
};

// Finds the clock's time in any of its forms (10:14:55.5, T101455, 3pm, 14h30, 오후 3시 5분, klo 10.30) and
// marks its tokens.
ClockReading read_clock(std::vector<DateToken>& tokens);

}  // namespace tidings
