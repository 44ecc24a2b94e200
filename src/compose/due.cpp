#include "compose/due.h"

#include <date/tz.h>

#include <algorithm>

#include "text/date.h"

namespace tidings {
namespace {

date::local_days local_date(const Digest& digest, Timestamp time) {
    return date::floor<date::days>(date::locate_zone(digest.zone)->to_local(time));
}

bool goes_out_on(const Digest& digest, date::local_days day) {
    const unsigned weekday = date::weekday(day).c_encoding();
    return std::ranges::any_of(digest.days,
                               [&](std::chrono::weekday each) { return each.c_encoding() == weekday; });
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

std::string local_day(const Digest& digest, Timestamp time) {
    return iso_day(Timestamp(local_date(digest, time).time_since_epoch()));
}

}  // namespace tidings
