#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/clock.h"

namespace tidings {

// The value of a placeholder: a number, which selects the plural form, or text.
using Filling = std::pair<std::string_view, std::variant<std::int64_t, std::string>>;

// One of our sentences with its names filled in: "{count, plural, one {# story} other {# stories}}". ICU's
// MessageFormat, with the plural rules of `language`. Throws Failure(configuration) if the pattern is broken.
std::string filled_in(std::string_view pattern, std::string_view language,
                      const std::vector<Filling>& fillings);

// A day as people write it in `language`: "22 November 2026", "22 novembre 2026". `zone` is an IANA name; UTC
// if unknown.
std::string written_day(Timestamp time, std::string_view zone, std::string_view language);

// The same day as "2026-11-22", for file names and machines.
std::string iso_day_in(Timestamp time, std::string_view zone);

// A language's name in `language`, as it begins a label: "Italian" or "Italien" for "it-IT". The tag itself
// if ICU has no name.
std::string language_label(std::string_view tag, std::string_view language);

bool is_right_to_left(std::string_view tag);

}  // namespace tidings
