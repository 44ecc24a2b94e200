#include "deliver/bounce_rule.h"

#include <gtest/gtest.h>

#include <vector>

namespace tidings::deliver {
namespace {

using History = std::vector<std::string>;

bool gives_up(const History& history) { return !why_give_up(history.back(), history).empty(); }

TEST(BounceRule, GivesADeadAddressUpAtOnce) {
    EXPECT_EQ(why_give_up("5.1.1", History{"", "5.1.1"}), "bounced: 5.1.1");
    EXPECT_TRUE(gives_up({"5.2.1"}));
    EXPECT_TRUE(gives_up({"5.1.10"}));
}

TEST(BounceRule, GivesAnAddressUpWhenASecondMailFailsForGood) {
    EXPECT_FALSE(gives_up({"5.2.2"}));
    EXPECT_TRUE(gives_up({"5.2.2", "", "5.4.4"}));
}

TEST(BounceRule, GivesAnAddressUpWhenThreeMailsInARowFail) {
    EXPECT_FALSE(gives_up({"4.2.2", "4.2.2"}));
    EXPECT_FALSE(gives_up({"4.2.2", "4.2.2", "", "4.2.2"}));
    EXPECT_TRUE(gives_up({"", "4.2.2", "5.2.2", "4.4.7"}));
}

TEST(BounceRule, HoldsAgainstNobodyWhatIsSaidOfUs) {
    EXPECT_FALSE(gives_up({"5.7.1", "5.7.1", "5.7.1", "5.7.26"}));
    EXPECT_FALSE(gives_up({"5.1.8", "5.1.8"}));
    EXPECT_FALSE(gives_up({"4.2.2", "5.7.1", "4.2.2", "4.2.2"}));
}

}  // namespace
}  // namespace tidings::deliver
