#include "compose/due.h"

#include <gtest/gtest.h>

#include "text/date.h"

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

TEST(NextSlot, IsAlwaysStillToCome) {
    EXPECT_EQ(rfc3339(next_slot(weekly(), *parse_date("2026-11-24T07:00:00Z"))), "2026-12-01T07:00:00Z");
    EXPECT_EQ(rfc3339(next_slot(weekly(), *parse_date("2026-11-24T06:59:59Z"))), "2026-11-24T07:00:00Z");
}

TEST(LocalDay, IsTheReadersDayNotTheServers) {
    EXPECT_EQ(local_day(weekly(), *parse_date("2026-11-23T23:30:00Z")), "2026-11-24");
}

}  // namespace
}  // namespace tidings
