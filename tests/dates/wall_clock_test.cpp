#include "dates/wall_clock.h"

#include <gtest/gtest.h>

#include "dates/date.h"

namespace tidings {
namespace {

using namespace std::chrono_literals;
using std::chrono::local_days;
using std::chrono::local_seconds;
using std::chrono::March;
using std::chrono::October;

WallClock rome() { return *WallClock::of_zone("Europe/Rome"); }

Timestamp moment(std::string_view text) { return *parse_date(text); }

TEST(WallClock, ConvertsToLocalTime) {
    EXPECT_EQ(rome().at(moment("2026-11-22T23:30:15Z")), local_days(2026y / 11 / 23) + 30min + 15s);
    EXPECT_EQ(rome().at(moment("2026-07-01T23:30:00Z")), local_days(2026y / 7 / 2) + 90min);
    EXPECT_EQ(WallClock::of_zone("UTC")->at(moment("1969-12-31T23:59:59Z")), local_seconds(-1s));
}

TEST(WallClock, KnowsTheMomentOfATime) {
    EXPECT_EQ(rome().when(local_days(2026y / 11 / 24) + 8h), moment("2026-11-24T07:00:00Z"));
    EXPECT_EQ(rome().when(local_days(2026y / 7 / 1) + 8h), moment("2026-07-01T06:00:00Z"));
}

TEST(WallClock, TakesTheMomentOfTheChangeForATimeThatASpringNightSkips) {
    EXPECT_EQ(rome().when(local_days(2026y / March / 29) + 150min), moment("2026-03-29T01:00:00Z"));
}

TEST(WallClock, TakesTheFirstOfTwoTimesOfAnAutumnNight) {
    EXPECT_EQ(rome().when(local_days(2026y / October / 25) + 150min), moment("2026-10-25T00:30:00Z"));
}

TEST(WallClock, KnowsTheRulesOfYearsToCome) {
    EXPECT_EQ(rome().at(moment("2080-07-01T10:00:00Z")), local_days(2080y / 7 / 1) + 12h);
}

TEST(WallClock, IsThereForZonesOfTheDatabaseAlone) {
    for (const char* zone : {"Europe/Rome", "America/Argentina/Buenos_Aires", "Etc/GMT+5", "UTC"})
        EXPECT_TRUE(WallClock::of_zone(zone)) << zone;
    for (const char* name :
         {"", "Europe", "Europe/Atlantis", "Europe/rome ", "Europe/../Europe/Rome", "leapseconds",
          "/usr/share/zoneinfo/Europe/Rome", "file:Europe/Rome", "Fixed/UTC+05:00:00", "libc:localtime"})
        EXPECT_FALSE(WallClock::of_zone(name)) << name;
}

}  // namespace
}  // namespace tidings
