#include "fetch/schedule.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "feed_at.h"
#include "fetch/rhythm.h"

namespace tidings::fetch {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

// Monday, 08:00 UTC
constexpr Timestamp now = std::chrono::sys_days(std::chrono::year(2026) / 11 / 23) + hours(8);

Feed feed(std::string_view address = "https://ngo.example/feed") { return feed_at(address, {"\"1\"", ""}); }

std::vector<Timestamp> every(seconds gap, int count) {
    std::vector<Timestamp> times;
    for (int number = 1; number <= count; ++number) times.push_back(now - number * gap);
    return times;
}

seconds wait(const Feed& feed, const std::vector<Timestamp>& newest_first, seconds least_wait = seconds(0)) {
    Feed answered = feed;
    answered.history.rhythm = rhythm_of(newest_first);
    return next_poll_after_success(answered, least_wait, now) - now;
}

Feed feed_with(const PublishingTimes& times) {
    Feed made = feed();
    made.history.times = times;
    return made;
}

// What the jitter may make of an interval.
void expect_about(seconds actual, seconds interval) {
    EXPECT_GE(actual, interval);
    EXPECT_LE(actual, interval + interval / 10);
}

TEST(NextPollAfterSuccess, IsHalfTheUsualTimeBetweenItems) {
    expect_about(wait(feed(), every(hours(16), 10)), hours(8));
}

TEST(NextPollAfterSuccess, IsNotBeforeAnHour) { expect_about(wait(feed(), every(minutes(1), 20)), hours(1)); }

TEST(NextPollAfterSuccess, IsNotAfterADayForAQuietFeed) {
    expect_about(wait(feed(), every(days(100), 20)), hours(24));
}

TEST(NextPollAfterSuccess, LooksAtTheTwentyNewestItems) {
    std::vector<Timestamp> times = every(hours(4), 20);
    times.push_back(now - days(4000));

    expect_about(wait(feed(), times), hours(2));
}

TEST(NextPollAfterSuccess, ComesLaterWhenABusyFeedFallsSilent) {
    std::vector<Timestamp> times = every(hours(2), 20);
    const seconds busy = wait(feed(), times);
    for (Timestamp& time : times) time -= days(20);

    EXPECT_GT(wait(feed(), times), 4 * busy);
}

TEST(NextPollAfterSuccess, IsSixHoursForAFeedWithoutDates) { expect_about(wait(feed(), {}), hours(6)); }

TEST(NextPollAfterSuccess, IsNotBeforeAnHourForItemsFromTheFuture) {
    expect_about(wait(feed(), {now + days(300)}), hours(1));
}

TEST(NextPollAfterSuccess, IsADayAwayWithoutValidators) {
    Feed costly = feed();
    costly.validators = {};

    expect_about(wait(costly, every(minutes(1), 20)), hours(24));
}

TEST(NextPollAfterSuccess, ComesSoonForAFileWhichCostsNothing) {
    const Feed file = feed_at("file:news.xml", {});
    expect_about(wait(file, every(minutes(1), 20)), hours(1));
}

TEST(NextPollAfterSuccess, HeedsTheTimeToLiveUpToADay) {
    PublishingTimes times;
    times.time_to_live = minutes(300);
    expect_about(wait(feed_with(times), every(minutes(1), 20)), hours(5));

    times.time_to_live = minutes(1'000'000);
    expect_about(wait(feed_with(times), every(minutes(1), 20)), hours(24));
}

TEST(NextPollAfterSuccess, HeedsTheServersWishBeyondADay) {
    expect_about(wait(feed(), every(minutes(1), 20), hours(48)), hours(48));
}

TEST(NextPollAfterSuccess, IsTheSameForAFeedAndSpreadOverFeeds) {
    const std::vector<Timestamp> times = every(minutes(1), 20);
    EXPECT_EQ(wait(feed(), times), wait(feed(), times));

    std::vector<seconds> waits;
    for (int number = 0; number < 50; ++number)
        waits.push_back(wait(feed("https://ngo.example/" + std::to_string(number)), times));

    EXPECT_LT(*std::ranges::min_element(waits), hours(1) + minutes(1));
    EXPECT_GT(*std::ranges::max_element(waits), hours(1) + minutes(5));
}

TEST(NextPollAfterSuccess, MovesOutOfSkippedHours) {
    PublishingTimes times;
    for (const std::size_t hour : {9u, 10u, 11u}) times.skip_hours.set(hour);

    const Timestamp next = now + wait(feed_with(times), every(minutes(1), 20));

    EXPECT_GE(next, now + hours(4));
    EXPECT_LT(next, now + hours(5));
}

TEST(NextPollAfterSuccess, MovesOutOfSkippedDays) {
    PublishingTimes times;
    for (const std::chrono::weekday day : {std::chrono::Monday, std::chrono::Tuesday})
        times.skip_days.set(day.c_encoding());

    const Timestamp next = now + wait(feed_with(times), every(minutes(1), 20));

    EXPECT_EQ(std::chrono::weekday(std::chrono::floor<days>(next)), std::chrono::Wednesday);
}

TEST(NextPollAfterSuccess, DoesNotHeedAFeedThatSkipsAllHours) {
    PublishingTimes times;
    times.skip_hours.set();

    expect_about(wait(feed_with(times), every(minutes(1), 20)), hours(1));
}

TEST(NextPollAfterFailure, DoublesFromAnHourToAWeek) {
    Feed broken = feed();
    std::vector<seconds> waits;
    for (broken.failures = 0; broken.failures < 9; ++broken.failures)
        waits.push_back(next_poll_after_failure(broken, seconds(0), now) - now);

    EXPECT_EQ(waits, (std::vector<seconds>{hours(1), hours(2), hours(4), hours(8), hours(16), hours(32),
                                           hours(64), hours(128), days(7)}));
}

TEST(NextPollAfterFailure, StaysAWeekHoweverLongItLasts) {
    Feed broken = feed();
    broken.failures = 1'000'000;

    EXPECT_EQ(next_poll_after_failure(broken, seconds(0), now) - now, days(7));
}

TEST(NextPollAfterFailure, WaitsAsLongAsTheServerAsks) {
    EXPECT_EQ(next_poll_after_failure(feed(), days(30), now) - now, days(30));
    EXPECT_EQ(next_poll_after_failure(feed(), minutes(5), now) - now, hours(1));
}

}  // namespace
}  // namespace tidings::fetch
