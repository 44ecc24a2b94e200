#include "compose/due.h"

#include <algorithm>
#include <optional>

#include "base/result.h"
#include "dates/wall_clock.h"

namespace tidings {
namespace {

using std::chrono::days;
using std::chrono::local_days;
using std::chrono::year_month_day;

// The days and times of one digest.
class Slots {
  public:
    explicit Slots(const Digest& digest) : digest_(digest), clock_(clock_of(digest.zone)) {}

    local_days day_of(Timestamp time) const { return std::chrono::floor<days>(clock_.at(time)); }
    bool has(local_days day) const;
    Timestamp on(local_days day) const { return clock_.when(day + digest_.time_of_day); }

  private:
    static WallClock clock_of(const std::string& zone);

    const Digest& digest_;
    WallClock clock_;
};

WallClock Slots::clock_of(const std::string& zone) {
    const std::optional<WallClock> clock = WallClock::of_zone(zone);
    if (!clock) throw Failure({Code::configuration, "There is no time zone \"" + zone + "\"", ""});
    return *clock;
}

bool is_nth(local_days day, const NthWeekday& wanted) {
    const year_month_day date(day);
    if (std::chrono::weekday(day) != wanted.day) return false;
    if (wanted.nth > 0) return (unsigned(date.day()) + 6) / 7 == static_cast<unsigned>(wanted.nth);
    return year_month_day(day + days(7)).month() != date.month();
}

// A day that a month lacks is its last one.
bool is_day_of_month(local_days day, int wanted) {
    const year_month_day date(day);
    const unsigned last = unsigned((date.year() / date.month() / std::chrono::last).day());
    return unsigned(date.day()) == std::min(static_cast<unsigned>(wanted), last);
}

bool Slots::has(local_days day) const {
    switch (digest_.rhythm) {
        case Rhythm::daily:
            return true;
        case Rhythm::monthly:
            return digest_.nth ? is_nth(day, *digest_.nth) : is_day_of_month(day, digest_.day_of_month);
        case Rhythm::weekly:
            break;
    }
    return std::ranges::find(digest_.days, std::chrono::weekday(day)) != digest_.days.end();
}

}  // namespace

Timestamp newest_slot(const Digest& digest, Timestamp now) {
    const Slots slots(digest);
    for (local_days day = slots.day_of(now);; day -= days(1))
        if (slots.has(day) && slots.on(day) <= now) return slots.on(day);
}

Timestamp next_slot(const Digest& digest, Timestamp now) {
    const Slots slots(digest);
    for (local_days day = slots.day_of(now);; day += days(1))
        if (slots.has(day) && slots.on(day) > now) return slots.on(day);
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
