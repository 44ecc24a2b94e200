#include "commands/feeds/spans.h"

#include <gtest/gtest.h>

namespace tidings {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

TEST(InWords, UsesTheLargestUnitOfWhichThereAreTwo) {
    EXPECT_EQ(in_words(seconds(90)), "90 seconds");
    EXPECT_EQ(in_words(minutes(59)), "59 minutes");
    EXPECT_EQ(in_words(hours(47)), "47 hours");
    EXPECT_EQ(in_words(hours(24 * 13)), "13 days");
    EXPECT_EQ(in_words(hours(24 * 40)), "6 weeks");
    EXPECT_EQ(in_words(hours(24 * 400)), "13 months");
    EXPECT_EQ(in_words(seconds(1)), "1 s");
}

TEST(HowOften, CountsAWeekOrNamesTheGap) {
    EXPECT_EQ(how_often(hours(8)), "about 21 a week");
    EXPECT_EQ(how_often(hours(24 * 3)), "about 2 a week");
    EXPECT_EQ(how_often(hours(24 * 20)), "about one in 3 weeks");
    EXPECT_EQ(how_often(seconds(0)), "not known yet");
}

}  // namespace
}  // namespace tidings
