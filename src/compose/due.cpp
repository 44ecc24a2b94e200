#include "compose/due.h"

#include <date/tz.h>

#include <algorithm>

namespace tidings {
namespace {

date::local_days local_date(const Digest& digest, Timestamp time) {
    return date::floor<date::days>(date::locate_zone(digest.zone)->to_local(time));
}

bool is_nth(date::local_days day, const NthWeekday& wanted) {
    const date::year_month_day date(day);
    if (date::weekday(day).c_encoding() != wanted.day.c_encoding()) return false;
    if (wanted.nth > 0) return (unsigned(date.day()) + 6) / 7 == static_cast<unsigned>(wanted.nth);
    return date::year_month_day(day + date::days(7)).month() != date.month();
}

// A day that a month lacks is its last one.
bool is_day_of_month(date::local_days day, int wanted) {
    const date::year_month_day date(day);
    const unsigned last = unsigned((date.year() / date.month() / date::last).day());
    return unsigned(date.day()) == std::min(static_cast<unsigned>(wanted), last);
}

bool goes_out_on(const Digest& digest, date::local_days day) {
    switch (digest.rhythm) {
        case Rhythm::daily:
            return true;
        case Rhythm::monthly:
            return digest.nth ? is_nth(day, *digest.nth) : is_day_of_month(day, digest.day_of_month);
        case Rhythm::weekly:
            break;
    }
    return std::ranges::any_of(digest.days, [&](std::chrono::weekday each) {
        return each.c_encoding() == date::weekday(day).c_encoding();
    });
}

Timestamp slot_on(const Digest& digest, date::local_days day) {
    const date::time_zone* zone = date::locate_zone(digest.zone);
    return date::floor<std::chrono::seconds>(zone->to_sys(day + digest.time_of_day, date::choose::earliest));
}

}  // namespace

Timestamp newest_slot(const Digest& digest, Timestamp now) {
    for (date::local_days day = local_date(digest, now);; day -= date::days(1))
        if (goes_out_on(digest, day) && slot_on(digest, day) <= now) return slot_on(digest, day);
}

Timestamp next_slot(const Digest& digest, Timestamp now) {
    for (date::local_days day = local_date(digest, now);; day += date::days(1))
        if (goes_out_on(digest, day) && slot_on(digest, day) > now) return slot_on(digest, day);
}

std::chrono::hours period_of(const Digest& digest) {
    constexpr std::chrono::hours day{24};
    switch (digest.rhythm) {
        case Rhythm::daily:
            return day;
        case Rhythm::monthly:
            return 31 * day;
        case Rhythm::weekly:
            break;
    }
    return 7 * day;
}

}  // namespace tidings
