#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"

namespace tidings {

// Reads the dates that feeds really hold: RFC 3339, ISO 8601, RFC 822/5322, asctime, and their relatives with
// named zones, two-digit years, missing zones (taken as UTC) and month and day names in many languages. None
// if unreadable; never now.
std::optional<Timestamp> parse_date(std::string_view text);

std::string rfc3339(Timestamp time);       // 2026-11-22T08:00:00Z
std::string rfc5322_date(Timestamp time);  // Sun, 22 Nov 2026 08:00:00 +0000
std::string iso_day(Timestamp time);       // 2026-11-22

// What software writes that knows no date: within a day of 1970, for its time zone.
bool is_no_date(Timestamp date);

}  // namespace tidings
