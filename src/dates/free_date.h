#pragma once

#include <optional>
#include <string_view>

#include "base/clock.h"

namespace tidings {

// Reads a date in whatever order and language it is written; the slow road of parse_date.
std::optional<Timestamp> read_free_date(std::string_view text);

// Days from a civil date; none if the day does not exist or the year is not within 1900 to 2200, which no
// feed means.
std::optional<std::chrono::sys_days> civil_day(int year, unsigned month, unsigned day);

// 1969 to 2068, as POSIX reads two digits; three digits count from 1900 (RFC 5322, section 4.3).
int full_year(std::int64_t value, std::size_t digits);

}  // namespace tidings
