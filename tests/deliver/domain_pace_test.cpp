#include "deliver/domain_pace.h"

#include <gtest/gtest.h>

namespace tidings::deliver {
namespace {

using std::chrono::seconds;

constexpr Timestamp now{seconds(1'800'000'000)};

// When each of so many messages for one domain, all asked for at once, may go: seconds from now.
std::vector<std::int64_t> places(DomainPace& pace, int count) {
    std::vector<std::int64_t> waits;
    for (int i = 0; i < count; ++i) waits.push_back((pace.place_for("big.example", now) - now).count());
    return waits;
}

TEST(DomainPace, KnowsNoLimitWhenThereIsNone) {
    DomainPace pace(0);
    EXPECT_EQ(places(pace, 3), (std::vector<std::int64_t>{0, 0, 0}));
}

TEST(DomainPace, LetsTenSecondsWorthGoAtOnceAndThenSpreads) {
    DomainPace pace(12);  // one every 5 seconds
    EXPECT_EQ(places(pace, 5), (std::vector<std::int64_t>{0, 0, 5, 10, 15}));
}

TEST(DomainPace, LetsOneGoHoweverLowTheLimit) {
    DomainPace pace(1);
    EXPECT_EQ(places(pace, 3), (std::vector<std::int64_t>{0, 60, 120}));
}

TEST(DomainPace, KeepsDomainsApart) {
    DomainPace pace(1);
    places(pace, 2);
    EXPECT_EQ(pace.place_for("small.example", now), now);
}

TEST(DomainPace, ForgetsAfterAQuietTime) {
    DomainPace pace(12);
    places(pace, 4);
    EXPECT_EQ(pace.place_for("big.example", now + seconds(60)), now + seconds(60));
}

}  // namespace
}  // namespace tidings::deliver
