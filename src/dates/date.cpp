#include "dates/date.h"

#include <array>
#include <charconv>
#include <cstdint>

#include "dates/free_date.h"
#include "dates/zones.h"
#include "text/ascii.h"
#include "text/white_space.h"

namespace tidings {

namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using std::chrono::sys_days;

constexpr auto month_names = std::to_array<std::string_view>(
    {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"});
constexpr auto day_names = std::to_array<std::string_view>({"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"});

// Longer texts are no dates, whatever they begin with.
constexpr std::size_t longest_date = 160;

// Eats a text from its front. Every function is false, and the text may be half eaten, if what it wants is
// not there.
struct Eater {
    std::string_view rest;

    bool character(char c) {
        if (!rest.starts_with(c)) return false;
        rest.remove_prefix(1);
        return true;
    }

    bool number(std::size_t least_digits, std::size_t most_digits, int& value) {
        std::size_t digits = 0;
        value = 0;
        while (digits < rest.size() && digits < most_digits && is_digit(rest[digits])) {
            value = value * 10 + (rest[digits++] - '0');
        }
        rest.remove_prefix(digits);
        return digits >= least_digits;
    }

    void fraction() {
        if (rest.size() < 2 || (rest[0] != '.' && rest[0] != ',') || !is_digit(rest[1])) return;
        rest.remove_prefix(1);
        while (!rest.empty() && is_digit(rest.front())) rest.remove_prefix(1);
    }
};

// "10:14:55", with all figures in range. Hour 24 and leap seconds are left to the slow road.
bool eat_clock(Eater& text, seconds& time) {
    int hour = 0;
    int minute = 0;
    int second = 0;
    if (!text.number(2, 2, hour) || !text.character(':') || !text.number(2, 2, minute) ||
        !text.character(':') || !text.number(2, 2, second)) {
        return false;
    }
    time = hours(hour) + minutes(minute) + seconds(second);
    return hour < 24 && minute < 60 && second < 60;
}

// "Z", "+02:00", "+0200"
bool eat_offset(Eater& text, minutes& offset) {
    offset = minutes(0);
    if (text.character('Z') || text.character('z')) return true;
    const bool west = text.rest.starts_with('-');
    if (!text.character('+') && !text.character('-')) return false;
    int hour = 0;
    int minute = 0;
    if (!text.number(2, 2, hour)) return false;
    text.character(':');
    if (!text.number(2, 2, minute) || hour > 23 || minute > 59) return false;
    offset = hours(hour) + minutes(minute);
    if (west) offset = -offset;
    return true;
}

// RFC 3339, the whole text: "2003-12-31T10:14:55.12-08:00"
std::optional<Timestamp> fast_rfc3339(std::string_view whole) {
    Eater text{whole};
    int year = 0;
    int month = 0;
    int day = 0;
    if (!text.number(4, 4, year) || !text.character('-') || !text.number(2, 2, month) ||
        !text.character('-') || !text.number(2, 2, day) || !text.character('T')) {
        return std::nullopt;
    }
    seconds time{};
    minutes offset{};
    if (!eat_clock(text, time)) return std::nullopt;
    text.fraction();
    if (!eat_offset(text, offset) || !text.rest.empty()) return std::nullopt;
    const std::optional<sys_days> date =
        civil_day(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
    if (!date) return std::nullopt;
    return *date + time - offset;
}

// "GMT", "EST"; names of two letters and unknown ones are left to the slow road.
bool eat_zone_name(Eater& text, minutes& offset) {
    std::array<char, 4> lower{};
    if (text.rest.size() < 3 || text.rest.size() > lower.size()) return false;
    for (std::size_t i = 0; i < text.rest.size(); ++i) lower[i] = to_lower(text.rest[i]);
    const std::optional<minutes> zone = zone_offset(std::string_view(lower.data(), text.rest.size()));
    if (!zone) return false;
    offset = *zone;
    text.rest = {};
    return true;
}

bool eat_english_month(Eater& text, unsigned& month) {
    for (std::size_t i = 0; i < month_names.size(); ++i) {
        if (!text.rest.starts_with(month_names[i])) continue;
        text.rest.remove_prefix(3);
        month = static_cast<unsigned>(i) + 1;
        return true;
    }
    return false;
}

// RFC 5322 as nearly every feed writes it, the whole text: "Thu, 01 Jan 2004 19:48:21 GMT"
std::optional<Timestamp> fast_rfc5322(std::string_view whole) {
    Eater text{whole};
    if (whole.size() > 5 && whole[3] == ',' && whole[4] == ' ' && is_letter(whole[0]))
        text.rest.remove_prefix(5);
    int day = 0;
    unsigned month = 0;
    int year = 0;
    seconds time{};
    if (!text.number(1, 2, day) || !text.character(' ') || !eat_english_month(text, month) ||
        !text.character(' ') || !text.number(4, 4, year) || !text.character(' ') || !eat_clock(text, time) ||
        !text.character(' ')) {
        return std::nullopt;
    }
    minutes offset{};
    if (!eat_zone_name(text, offset) && !eat_offset(text, offset)) return std::nullopt;
    if (!text.rest.empty()) return std::nullopt;
    const std::optional<sys_days> date = civil_day(year, month, static_cast<unsigned>(day));
    if (!date) return std::nullopt;
    return *date + time - offset;
}

std::optional<sys_days> ordinal_day(int year, int day_of_year) {
    const std::optional<sys_days> first = civil_day(year, 1, 1);
    const bool leap = std::chrono::year(year).is_leap();
    if (!first || day_of_year < 1 || day_of_year > (leap ? 366 : 365)) return std::nullopt;
    return *first + days(day_of_year - 1);
}

// ISO 8601: week 1 is the one with 4 January in it.
std::optional<sys_days> week_day(int year, int week, int day) {
    const std::optional<sys_days> fourth = civil_day(year, 1, 4);
    if (!fourth || week < 1 || week > 53 || day < 1 || day > 7) return std::nullopt;
    const sys_days monday = *fourth - (std::chrono::weekday(*fourth) - std::chrono::Monday);
    return monday + days(7 * (week - 1) + day - 1);
}

// ISO 8601's dates that no other form resembles: 2003-W52-3, 2003W523, 2003-335.
std::optional<sys_days> week_or_ordinal(std::string_view whole) {
    Eater text{whole};
    int year = 0;
    int number = 0;
    int day = 1;
    if (!text.number(4, 4, year)) return std::nullopt;
    const bool dashed = text.character('-');
    if (text.character('W') || text.character('w')) {
        if (!text.number(2, 2, number)) return std::nullopt;
        if (text.character('-') ? !text.number(1, 1, day) : !text.rest.empty() && !text.number(1, 1, day))
            return std::nullopt;
        return text.rest.empty() ? week_day(year, number, day) : std::nullopt;
    }
    if (!dashed || !text.number(3, 3, number) || !text.rest.empty()) return std::nullopt;
    return ordinal_day(year, number);
}

std::optional<sys_days> compact_day(int year, std::int64_t month_and_day) {
    return civil_day(year, static_cast<unsigned>(month_and_day / 100),
                     static_cast<unsigned>(month_and_day % 100));
}

// A date without separators, by its number of digits: YYYY, YYDDD, YYMMDD, YYYYDDD, YYYYMMDD.
std::optional<sys_days> digits_as_day(std::string_view digits, std::int64_t value) {
    switch (digits.size()) {
        case 4:
            return civil_day(static_cast<int>(value), 1, 1);
        case 5:
            return ordinal_day(full_year(value / 1000, 2), static_cast<int>(value % 1000));
        case 6:
            return compact_day(full_year(value / 10000, 2), value % 10000);
        case 7:
            return ordinal_day(static_cast<int>(value / 1000), static_cast<int>(value % 1000));
        case 8:
            return compact_day(static_cast<int>(value / 10000), value % 10000);
        default:
            return std::nullopt;
    }
}

std::optional<Timestamp> within_our_years(Timestamp time) {
    const std::chrono::year_month_day day(std::chrono::floor<days>(time));
    if (!civil_day(static_cast<int>(day.year()), 1, 1)) return std::nullopt;
    return time;
}

// YYYYMMDDhhmm[ss]
std::optional<Timestamp> digits_as_moment(std::int64_t value, bool with_seconds) {
    const auto second = with_seconds ? value % 100 : 0;
    if (with_seconds) value /= 100;
    const std::optional<sys_days> day =
        compact_day(static_cast<int>(value / 100'000'000), value / 10'000 % 10'000);
    const auto hour = value / 100 % 100;
    const auto minute = value % 100;
    if (!day || hour > 23 || minute > 59 || second > 59) return std::nullopt;
    return *day + hours(hour) + minutes(minute) + seconds(second);
}

// Seconds or milliseconds since 1970 have 9, 10 or 13 digits.
std::optional<Timestamp> all_digits(std::string_view digits) {
    constexpr std::size_t longest = 14;
    if (digits.size() > longest) return std::nullopt;
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
    if (digits.size() == 9 || digits.size() == 10) return within_our_years(Timestamp(seconds(value)));
    if (digits.size() == 13) return within_our_years(Timestamp(seconds(value / 1000)));
    if (digits.size() == 12 || digits.size() == 14) return digits_as_moment(value, digits.size() == 14);
    return digits_as_day(digits, value);
}

// ISO 8601:2000 without the century: "-0312", "-03-12".
std::optional<sys_days> without_century(std::string_view whole) {
    Eater text{whole};
    int year = 0;
    int month = 0;
    if (!text.character('-') || !text.number(2, 2, year)) return std::nullopt;
    text.character('-');
    if (!text.number(2, 2, month) || !text.rest.empty()) return std::nullopt;
    return civil_day(full_year(year, 2), static_cast<unsigned>(month), 1);
}

// ISO 8601 dates that need rules of their own, alone or before "T" and a time.
std::optional<Timestamp> rare_iso(std::string_view text) {
    const std::size_t t = text.find_first_of("Tt");
    const std::string_view date = text.substr(0, t);
    std::optional<sys_days> day = week_or_ordinal(date);
    if (!day && t == std::string_view::npos) day = without_century(date);
    if (!day && t != std::string_view::npos && (date.size() == 7 || date.size() == 8) &&
        is_digit(date.front())) {
        const std::optional<Timestamp> digits = all_digits(date);
        if (digits) day = std::chrono::floor<days>(*digits);
    }
    if (!day) return std::nullopt;
    if (t == std::string_view::npos) return Timestamp(*day);
    // The usual form of the same day, so that the time and its zone are read where all others are.
    return read_free_date(iso_day(Timestamp(*day)) + std::string(text.substr(t)));
}

void append_padded(std::string& out, unsigned number, std::size_t width) {
    const std::string digits = std::to_string(number);
    if (digits.size() < width) out.append(width - digits.size(), '0');
    out += digits;
}

void append_clock(std::string& out, seconds of_day) {
    const std::chrono::hh_mm_ss clock(of_day);
    append_padded(out, static_cast<unsigned>(clock.hours().count()), 2);
    out.push_back(':');
    append_padded(out, static_cast<unsigned>(clock.minutes().count()), 2);
    out.push_back(':');
    append_padded(out, static_cast<unsigned>(clock.seconds().count()), 2);
}

}  // namespace

std::optional<Timestamp> parse_date(std::string_view untrimmed) {
    const std::string_view text = trimmed(untrimmed, is_space_or_control);
    if (text.size() > longest_date) return std::nullopt;
    if (std::optional<Timestamp> time = fast_rfc3339(text)) return time;
    if (std::optional<Timestamp> time = fast_rfc5322(text)) return time;
    if (std::optional<Timestamp> time = all_digits(text)) return time;
    if (std::optional<Timestamp> time = rare_iso(text)) return time;
    return read_free_date(text);
}

bool is_no_date(Timestamp date) {
    constexpr std::chrono::hours day{24};
    return std::chrono::abs(date.time_since_epoch()) <= day;
}

std::string rfc3339(Timestamp time) {
    std::string text = iso_day(time);
    text.push_back('T');
    append_clock(text, time - std::chrono::floor<days>(time));
    text.push_back('Z');
    return text;
}

std::string rfc5322_date(Timestamp time) {
    const sys_days day = std::chrono::floor<days>(time);
    const std::chrono::year_month_day date(day);
    std::string text(day_names[std::chrono::weekday(day).c_encoding()]);
    text += ", ";
    append_padded(text, static_cast<unsigned>(date.day()), 2);
    text.append(" ").append(month_names[static_cast<unsigned>(date.month()) - 1]).append(" ");
    append_padded(text, static_cast<unsigned>(static_cast<int>(date.year())), 4);
    text.push_back(' ');
    append_clock(text, time - day);
    return text + " +0000";
}

std::string iso_day(Timestamp time) {
    const std::chrono::year_month_day date(std::chrono::floor<days>(time));
    std::string text;
    append_padded(text, static_cast<unsigned>(static_cast<int>(date.year())), 4);
    text.push_back('-');
    append_padded(text, static_cast<unsigned>(date.month()), 2);
    text.push_back('-');
    append_padded(text, static_cast<unsigned>(date.day()), 2);
    return text;
}

}  // namespace tidings
