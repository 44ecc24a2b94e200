#include "deliver/bounce_rule.h"

#include <gtest/gtest.h>

#include <initializer_list>
#include <vector>

namespace tidings::deliver {
namespace {

using std::chrono::days;
using Fates = std::initializer_list<std::optional<MailVerdict>>;

constexpr Timestamp start{std::chrono::seconds(1'800'000'000)};
constexpr auto arrived = std::nullopt;
constexpr auto full = MailVerdict::mailbox, dead = MailVerdict::address, plain = MailVerdict::unexplained,
               us = MailVerdict::us;

// Mails of which one goes every so many days.
Consequence after(Fates fates, int every = 7) {
    std::vector<PastMail> mails;
    for (const std::optional<MailVerdict>& fate : fates)
        mails.push_back({fate, start + days(every) * static_cast<int>(mails.size())});
    return consequence_of(mails);
}

TEST(BounceRule, GivesAnAddressUpThatIsNotThere) { EXPECT_EQ(after({arrived, dead}), Consequence::give_up); }

TEST(BounceRule, GivesAnAddressUpWhenItIsRefusedThreeTimesInARowWithoutAWordOfWhy) {
    EXPECT_EQ(after({plain, plain}), Consequence::none);
    EXPECT_EQ(after({plain, arrived, plain, plain}), Consequence::none);
    EXPECT_EQ(after({arrived, plain, plain, plain}), Consequence::give_up);
}

TEST(BounceRule, PausesAReaderWhenFiveMailsInARowFailOverThirtyDays) {
    EXPECT_EQ(after({full, full, full, full, full}, 8), Consequence::pause);
    EXPECT_EQ(after({full, full, full, full, full}, 7), Consequence::none) << "28 days";
    EXPECT_EQ(after({full, full, full, full, full, full}, 7), Consequence::pause) << "35 days";
    EXPECT_EQ(after({full, full, full, full}, 30), Consequence::none);
}

TEST(BounceRule, CountsWhatItCannotReadForAPauseOnly) {
    const auto odd = MailVerdict::unknown;
    EXPECT_EQ(after({odd, odd, odd, odd}), Consequence::none);
    EXPECT_EQ(after({odd, full, odd, full, odd}, 10), Consequence::pause);
}

TEST(BounceRule, BeginsAnewWithAMailThatArrives) {
    EXPECT_EQ(after({full, full, full, full, arrived, full}, 30), Consequence::none);
}

TEST(BounceRule, HoldsAgainstNobodyWhatIsSaidOfUs) {
    EXPECT_EQ(after({us, us, us, us, us, us, us, us}, 30), Consequence::none);
    EXPECT_EQ(after({full, us, full, us, full, us, full}, 30), Consequence::none);
    EXPECT_EQ(after({full, us, full, us, full, us, full, full}, 30), Consequence::pause)
        << "nor does it end a row";
}

TEST(BounceRule, SaysNothingOfAMailThatArrived) {
    EXPECT_EQ(consequence_of({}), Consequence::none);
    EXPECT_EQ(after({plain, plain, plain, arrived}), Consequence::none);
}

}  // namespace
}  // namespace tidings::deliver
