#pragma once

#include <string>

#include "base/clock.h"

namespace tidings {

// The moment that an option gives: a date (its beginning, UTC) or a time as RFC 3339 has it. Throws Failure
// usage for anything else.
Timestamp must_moment(const std::string& option, const std::string& text);

}  // namespace tidings
