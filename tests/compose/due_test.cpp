#include "compose/due.h"

#include <gtest/gtest.h>

#include "dates/date.h"

namespace tidings {
namespace {

Digest weekly() {
    Digest digest;
    digest.days = {std::chrono::Tuesday};
    digest.time_of_day = std::chrono::hours(8);
    digest.zone = "Europe/Rome";
    return digest;
}

std::string newest(const Digest& digest, std::string_view now) {
    return rfc3339(newest_slot(digest, *parse_date(now)));
}

TEST(NewestSlot, IsTheLastDayOfTheDigestThatHasCome) {
    EXPECT_EQ(newest(weekly(), "2026-11-24T07:00:00Z"), "2026-11-24T07:00:00Z");
    EXPECT_EQ(newest(weekly(), "2026-11-24T06:59:59Z"), "2026-11-17T07:00:00Z");
    EXPECT_EQ(newest(weekly(), "2026-11-30T23:00:00Z"), "2026-11-24T07:00:00Z");
}

TEST(NewestSlot, KeepsToTheWallClockAcrossTheSeasons) {
    EXPECT_EQ(newest(weekly(), "2026-10-20T12:00:00Z"), "2026-10-20T06:00:00Z");
    EXPECT_EQ(newest(weekly(), "2026-10-27T12:00:00Z"), "2026-10-27T07:00:00Z");
}

TEST(NewestSlot, IsOneMomentInTheNightThatSkipsItsHour) {
    Digest nightly = weekly();
    nightly.days = {std::chrono::Sunday};
    nightly.time_of_day = std::chrono::minutes(150);
    EXPECT_EQ(newest(nightly, "2026-03-29T12:00:00Z"), "2026-03-29T01:00:00Z");
}

TEST(NewestSlot, IsTheFirstOfTwoInTheNightThatRepeatsItsHour) {
    Digest nightly = weekly();
    nightly.days = {std::chrono::Sunday};
    nightly.time_of_day = std::chrono::minutes(150);
    EXPECT_EQ(newest(nightly, "2026-10-25T12:00:00Z"), "2026-10-25T00:30:00Z");
}

TEST(NewestSlot, OfADailyDigestComesOnceOnEachDayOfAYearAcrossBothChanges) {
    Digest daily = weekly();
    daily.rhythm = Rhythm::daily;
    daily.time_of_day = std::chrono::minutes(150);
    Timestamp slot = newest_slot(daily, *parse_date("2026-01-01T12:00:00Z"));
    for (int day = 1; day <= 365; ++day) {
        const Timestamp next = next_slot(daily, slot);
        EXPECT_GE(next - slot, std::chrono::hours(22)) << rfc3339(slot);
        EXPECT_LE(next - slot, std::chrono::hours(25)) << rfc3339(slot);
        EXPECT_EQ(newest_slot(daily, next), next);
        EXPECT_EQ(newest_slot(daily, next - std::chrono::seconds(1)), slot);
        slot = next;
    }
    EXPECT_EQ(rfc3339(slot), "2027-01-01T01:30:00Z");
}

Digest monthly(int day) {
    Digest digest = weekly();
    digest.rhythm = Rhythm::monthly;
    digest.days.clear();
    digest.day_of_month = day;
    return digest;
}

Digest monthly(std::string_view nth) {
    Digest digest = monthly(1);
    digest.nth = nth_weekday_named(nth);
    return digest;
}

TEST(NewestSlot, OfAMonthlyDigestIsItsDay) {
    EXPECT_EQ(newest(monthly(15), "2026-11-20T12:00:00Z"), "2026-11-15T07:00:00Z");
    EXPECT_EQ(newest(monthly(15), "2026-11-15T06:59:59Z"), "2026-10-15T06:00:00Z");
}

TEST(NewestSlot, OfAShortMonthIsItsLastDay) {
    EXPECT_EQ(newest(monthly(31), "2026-12-01T00:00:00Z"), "2026-11-30T07:00:00Z");
    EXPECT_EQ(newest(monthly(31), "2027-03-01T12:00:00Z"), "2027-02-28T07:00:00Z");
    EXPECT_EQ(newest(monthly(29), "2028-03-01T12:00:00Z"), "2028-02-29T07:00:00Z");
}

TEST(NewestSlot, MayBeAWeekdayOfTheMonth) {
    EXPECT_EQ(newest(monthly("first monday"), "2026-11-30T12:00:00Z"), "2026-11-02T07:00:00Z");
    EXPECT_EQ(newest(monthly("second tuesday"), "2026-11-30T12:00:00Z"), "2026-11-10T07:00:00Z");
    EXPECT_EQ(newest(monthly("fourth saturday"), "2026-11-30T12:00:00Z"), "2026-11-28T07:00:00Z");
    EXPECT_EQ(newest(monthly("last friday"), "2026-11-30T12:00:00Z"), "2026-11-27T07:00:00Z");
    EXPECT_EQ(newest(monthly("last friday"), "2026-11-27T06:59:59Z"), "2026-10-30T07:00:00Z");
}

TEST(NextSlot, OfAMonthlyDigestIsInTheNextMonth) {
    EXPECT_EQ(rfc3339(next_slot(monthly("last friday"), *parse_date("2026-11-27T07:00:00Z"))),
              "2026-12-25T07:00:00Z");
    EXPECT_EQ(rfc3339(next_slot(monthly(31), *parse_date("2027-01-31T07:00:00Z"))), "2027-02-28T07:00:00Z");
}

TEST(NextSlot, IsAlwaysStillToCome) {
    EXPECT_EQ(rfc3339(next_slot(weekly(), *parse_date("2026-11-24T07:00:00Z"))), "2026-12-01T07:00:00Z");
    EXPECT_EQ(rfc3339(next_slot(weekly(), *parse_date("2026-11-24T06:59:59Z"))), "2026-11-24T07:00:00Z");
}

}  // namespace
}  // namespace tidings
