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

// What stands between a clock's hour and minute in some languages ("14h30", "14시 30분"), and behind the
// minutes or seconds.
bool is_hour_sign(std::string_view word);
bool is_minute_or_second_sign(std::string_view word);

// What the East Asian sign behind a number says of it: 年 that it is the year, 월 the month.
enum class DatePart { year, month, day };
std::optional<DatePart> part_signed_by(std::string_view sign);

// Words that say nothing about when: "the", "um", "Uhr", "th" of "16th", "年".
bool is_filler(std::string_view word);

}  // namespace tidings
