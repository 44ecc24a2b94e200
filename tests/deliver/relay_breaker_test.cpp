#include "deliver/relay_breaker.h"

#include <gtest/gtest.h>

namespace tidings::deliver {
namespace {

using std::chrono::seconds;

constexpr Timestamp now{seconds(1'800'000'000)};

TEST(RelayBreaker, LetsEverythingThroughWhileAllIsWell) { EXPECT_EQ(RelayBreaker().allowed(now, 8), 8); }

TEST(RelayBreaker, LetsNothingThroughForFiveSecondsAfterTrouble) {
    const RelayBreaker breaker = after_trouble({}, now);
    EXPECT_EQ(breaker.allowed(now + seconds(4), 8), 0);
    EXPECT_FALSE(breaker.is_open(now + seconds(5)));
}

TEST(RelayBreaker, SendsOneMessageAheadAfterThePause) {
    EXPECT_EQ(after_trouble({}, now).allowed(now + seconds(5), 8), 1);
}

TEST(RelayBreaker, DoublesThePauseUpToFiveMinutes) {
    RelayBreaker breaker;
    Timestamp time = now;
    for (const int pause : {5, 10, 20, 40, 80, 160, 300, 300}) {
        breaker = after_trouble(breaker, time);
        EXPECT_EQ(breaker.open_until, time + seconds(pause));
        time = breaker.open_until;
    }
}

TEST(RelayBreaker, CountsWhatFailsTogetherOnce) {
    const RelayBreaker once = after_trouble({}, now);
    EXPECT_EQ(after_trouble(once, now + seconds(1)), once);
}

TEST(RelayBreaker, DoesNotBelieveAPauseLongerThanItsLongest) {
    const RelayBreaker breaker = remembered_breaker(1, now + std::chrono::hours(9000), now);
    EXPECT_FALSE(breaker.is_open(now + seconds(300)));
}

}  // namespace
}  // namespace tidings::deliver
