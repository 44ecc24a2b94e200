#include "fetch/rhythm.h"

#include <gtest/gtest.h>

#include <vector>

namespace tidings::fetch {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::seconds;

constexpr Timestamp newest = std::chrono::sys_days(std::chrono::year(2026) / 11 / 1);

std::vector<Timestamp> every(seconds gap, int count) {
    std::vector<Timestamp> times;
    for (int number = 0; number < count; ++number) times.push_back(newest - number * gap);
    return times;
}

TEST(Silence, OfAMonthlyFeedBeginsAfterTwoMonths) {
    EXPECT_FALSE(is_silent(rhythm_of(every(days(30), 8)), newest + days(59)));
    EXPECT_TRUE(is_silent(rhythm_of(every(days(30), 8)), newest + days(60)));
}

TEST(Silence, OfABusyFeedBeginsAfterTwoWeeks) {
    EXPECT_EQ(rhythm_of(every(hours(3), 20)).silent_from, newest + days(14));
}

TEST(Silence, OfAYearlyFeedBeginsAfterAYear) {
    EXPECT_EQ(rhythm_of(every(days(300), 5)).silent_from, newest + days(365));
}

TEST(Silence, DoesNotTakeOneLongHolidayForTheRule) {
    std::vector<Timestamp> times = every(days(10), 12);
    times.back() -= days(200);

    EXPECT_EQ(rhythm_of(times).silent_from, newest + days(20));
}

TEST(Silence, IsGivenHalfAYearWhenTheRhythmIsNotKnown) {
    EXPECT_EQ(rhythm_of(every(seconds(0), 20)).silent_from, newest + days(182))
        << "all came at once, without dates";
    EXPECT_EQ(rhythm_of(every(seconds(60), 20)).silent_from, newest + days(182)) << "all within one hour";
    EXPECT_EQ(rhythm_of(every(days(5), 2)).silent_from, newest + days(182));
}

TEST(Silence, IsNotSaidOfAFeedThatNeverHadAnItem) { EXPECT_FALSE(is_silent(rhythm_of({}), newest)); }

TEST(Rhythm, IsThatOfTheOtherItemsWhenOneIsPinnedForYears) {
    std::vector<Timestamp> times = every(days(1), 9);
    const PublishingRhythm without = rhythm_of(times);
    times.push_back(newest - days(1500));

    EXPECT_EQ(rhythm_of(times).oldest, without.oldest - days(1));
    EXPECT_EQ(usual_gap(times), days(1));
}

TEST(Rhythm, IsThatOfTheOtherItemsWhenOneIsDatedWithTheEpoch) {
    std::vector<Timestamp> times = every(hours(3), 19);
    times.push_back(Timestamp{});

    EXPECT_EQ(rhythm_of(times).oldest, newest - 19 * hours(3));
}

TEST(Rhythm, OfBurstsIsThatOfTheBursts) {
    std::vector<Timestamp> times;
    for (int week = 0; week < 4; ++week)
        for (int item = 0; item < 5; ++item)
            times.push_back(newest - week * days(7) - item * std::chrono::minutes(1));

    EXPECT_EQ(usual_gap(times), seconds(3 * (days(7) - std::chrono::minutes(4))) / 19)
        << "20 items in three weeks";
    EXPECT_GE(rhythm_of(times).oldest, times.back());
}

TEST(Rhythm, DoesNotBecomeSlowerThanItsOldestItemSays) {
    const std::vector<Timestamp> times{newest, newest - days(9), newest - days(18), newest - days(19)};

    EXPECT_EQ(rhythm_of(times).oldest, newest - days(19));
}

TEST(UsualGap, IsTheTimeBetweenItems) {
    EXPECT_EQ(usual_gap(every(days(3), 5)), days(3));
    EXPECT_EQ(usual_gap(every(seconds(0), 5)), std::nullopt);
    EXPECT_EQ(usual_gap(every(days(3), 1)), std::nullopt);
}

}  // namespace
}  // namespace tidings::fetch
