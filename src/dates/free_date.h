#pragma once

#include <optional>
#include <string_view>

#include "base/clock.h"

namespace tidings {

// Parses a date in any order of its parts and any known language; the slow path of parse_date.
std::optional<Timestamp> read_free_date(std::string_view text);

// Days from a civil date; none if the day does not exist or the year is outside 1900 to 2200.
std::optional<std::chrono::sys_days> civil_day(int year, unsigned month, unsigned day);

// 1969 to 2068, as POSIX reads two digits; three digits count from 1900 (RFC 5322, section 4.3).
int full_year(std::int64_t value, std::size_t digits);

}  // namespace tidings
