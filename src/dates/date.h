#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"

namespace tidings {

// Parses the dates that feeds contain: RFC 3339, ISO 8601, RFC 822/5322, asctime, and their relatives with
// named zones, two-digit years, missing zones (taken as UTC) and month and day names in many languages. None
// if unreadable; the current time is never substituted.
std::optional<Timestamp> parse_date(std::string_view text);

std::string rfc3339(Timestamp time);       // 2026-11-22T08:00:00Z
std::string rfc5322_date(Timestamp time);  // Sun, 22 Nov 2026 08:00:00 +0000
std::string iso_day(Timestamp time);       // 2026-11-22

// True for a placeholder date: within a day of 1970-01-01 UTC, as software writes the epoch in its time zone.
bool is_no_date(Timestamp date);

}  // namespace tidings
