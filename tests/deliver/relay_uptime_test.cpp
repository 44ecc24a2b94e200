#include "deliver/relay_uptime.h"

#include <gtest/gtest.h>

namespace tidings::deliver {
namespace {

using std::chrono::hours;

constexpr Timestamp friday{std::chrono::seconds(1'800'000'000)};

// An hour of uptime before; the last run ended on Friday.
constexpr RelayUptime reachable{.total = hours(1), .last_run = friday};
constexpr RelayUptime away{.total = hours(1), .last_run = friday, .was_away = true};

TEST(RelayUptime, CountsTheHoursBetweenRuns) { EXPECT_EQ(uptime_at(reachable, friday + hours(5)), hours(6)); }

TEST(RelayUptime, CountsNoMoreThanTwelveHoursWithoutARun) {
    EXPECT_EQ(uptime_at(reachable, friday + hours(65)), hours(13));
}

TEST(RelayUptime, StandsStillWhileTheClockIsSetBack) {
    EXPECT_EQ(uptime_at(reachable, friday - hours(9000)), hours(1));
}

TEST(RelayUptime, LeavesOutTheHoursBeforeARunThatFindsTheServerAway) {
    const RelayUptime after = after_run(reachable, true, friday + hours(5));
    EXPECT_EQ(after.total, hours(1));
    EXPECT_EQ(uptime_at(after, friday + hours(9)), hours(1));
}

TEST(RelayUptime, GoesOnAfterTheFirstRunThatReachesTheServerAgain) {
    const RelayUptime after = after_run(away, false, friday + hours(60));
    EXPECT_EQ(after.total, hours(1));
    EXPECT_EQ(uptime_at(after, friday + hours(64)), hours(5));
}

}  // namespace
}  // namespace tidings::deliver
