#include "fetch/schedule.h"

#include <algorithm>
#include <chrono>

#include "text/hash.h"

namespace tidings::fetch {
namespace {

using std::chrono::days;
using std::chrono::floor;
using std::chrono::hours;
using std::chrono::seconds;

constexpr seconds shortest_interval = hours(1);
constexpr seconds longest_interval = hours(24);
constexpr seconds interval_without_dates = hours(6);
constexpr seconds longest_time_to_live = hours(24);
constexpr seconds longest_after_failures = days(7);
constexpr int most_skipped_hours = 7 * 24;

// Half the usual time between the newest items, the time since the last one included: a feed that falls
// silent is asked less and less, and a burst of items counts as one burst.
seconds rhythmic_interval(const std::optional<PublishingRhythm>& rhythm, Timestamp now) {
    if (!rhythm || rhythm->items == 0) return interval_without_dates;
    return std::clamp((now - rhythm->oldest) / (2 * rhythm->items), shortest_interval, longest_interval);
}

seconds time_to_live(const PublishingTimes& times) {
    if (!times.time_to_live) return seconds(0);
    return std::min<seconds>(*times.time_to_live, longest_time_to_live);
}

// Without validators each poll costs the whole body, but a file costs next to nothing.
seconds floor_of(const Feed& feed) {
    if (feed.address.is_file()) return shortest_interval;
    const bool costs_a_body = feed.validators == Validators{} || feed.history.conditional.refused;
    return costs_a_body ? longest_interval : shortest_interval;
}

// 0 to 10 %, the same at each poll of a feed, so that feeds entered together drift apart.
seconds jitter(const Feed& feed, seconds interval) {
    constexpr std::int64_t steps = 1000;
    const auto share = static_cast<std::int64_t>(hash64(feed.address.text()) % (steps + 1));
    return interval * share / (10 * steps);
}

bool is_skipped(const PublishingTimes& times, Timestamp time) {
    const auto day = floor<days>(time);
    const auto hour = std::chrono::duration_cast<hours>(time - day).count();
    return times.skip_hours.test(static_cast<std::size_t>(hour)) ||
           times.skip_days.test(std::chrono::weekday(day).c_encoding());
}

// The first time from here, in whole hours, that the feed does not want skipped; a feed that skips all hours
// is not heeded.
Timestamp out_of_skipped_times(const PublishingTimes& times, Timestamp time) {
    for (int later = 0; later < most_skipped_hours; ++later)
        if (!is_skipped(times, time + hours(later))) return time + hours(later);
    return time;
}

}  // namespace

Timestamp next_poll_after_success(const Feed& feed, seconds least_wait, Timestamp now) {
    const PublishingTimes& times = feed.history.times;
    const seconds interval = std::max(
        {rhythmic_interval(feed.history.rhythm, now), time_to_live(times), least_wait, floor_of(feed)});
    return out_of_skipped_times(times, now + interval + jitter(feed, interval));
}

Timestamp next_poll_after_failure(const Feed& feed, seconds least_wait, Timestamp now) {
    constexpr int doublings_to_the_longest = 8;  // 256 h > 7 days
    const int doublings = std::clamp(feed.failures, 0, doublings_to_the_longest);
    const seconds wait = std::min(shortest_interval * (1 << doublings), longest_after_failures);
    return now + std::max(wait, least_wait);
}

}  // namespace tidings::fetch
