#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace tidings {

// The words of dates in many languages. All take a word as fold_date_word leaves it: case-folded, without
// accents.

// The month a name or its abbreviation begins with: "sept", "septembre", "σεπτεμβριου", "sierpnia".
std::optional<std::chrono::month> month_named(std::string_view word);

std::optional<std::chrono::weekday> weekday_named(std::string_view word);

enum class HalfDay { morning, afternoon };
std::optional<HalfDay> half_day_named(std::string_view word);

// A unit word after an hour, minute or second ("14h30", "14시 30분").
bool is_hour_sign(std::string_view word);
bool is_minute_or_second_sign(std::string_view word);

// The part of the date that an East Asian sign marks on the number before it: 年 a year, 월 a month.
enum class DatePart { year, month, day };
std::optional<DatePart> part_signed_by(std::string_view sign);

// Stop words of dates: "the", "um", "Uhr", "th" of "16th", "年".
bool is_filler(std::string_view word);

}  // namespace tidings
