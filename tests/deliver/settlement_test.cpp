#include "deliver/settlement.h"

#include <gtest/gtest.h>

#include <set>

namespace tidings::deliver {
namespace {

using Kind = Outcome::Kind;
using std::chrono::minutes;

constexpr Timestamp now{std::chrono::seconds(1'800'000'000)};

Settlement settled(const Outcome& outcome, OnUncertain on_uncertain = OnUncertain::resend) {
    return settle({.token = "abc", .before = 0, .on_uncertain = on_uncertain}, outcome, now);
}

TEST(Settlement, OfAnAcceptedMessageIsSent) {
    const Settlement settlement = settled({.kind = Kind::accepted});
    EXPECT_EQ(settlement.state, SendState::sent);
    EXPECT_FALSE(settlement.due);
    EXPECT_TRUE(settlement.counted);
}

TEST(Settlement, OfAMessagePutOffIsTriedAgainAfterAboutFiveMinutes) {
    const Settlement settlement = settled({.kind = Kind::deferred, .answer = "450 4.7.1 Come back"});
    EXPECT_EQ(settlement.state, SendState::deferred);
    EXPECT_GE(*settlement.due, now + minutes(4));
    EXPECT_LE(*settlement.due, now + minutes(6));
    EXPECT_TRUE(settlement.counted);
}

TEST(Settlement, OfAMessagePutOffAfterItsDeadlineIsExpired) {
    const auto last = [](const Outcome& outcome) {
        return settle({.token = "abc", .before = 9, .is_last = true}, outcome, now);
    };
    const Settlement settlement = last({.kind = Kind::deferred, .answer = "451 4.3.2 Later"});
    EXPECT_EQ(settlement.state, SendState::expired);
    EXPECT_FALSE(settlement.due);
    EXPECT_EQ(last({.kind = Kind::accepted}).state, SendState::sent);
    EXPECT_EQ(last({.kind = Kind::unavailable}).state, SendState::deferred) << "nothing was tried";
}

TEST(Settlement, OfARefusedMessageHasFailed) {
    const Settlement settlement = settled({.kind = Kind::refused, .answer = "554 5.6.0 Not this"});
    EXPECT_EQ(settlement.state, SendState::failed);
    EXPECT_EQ(settlement.refusal->verdict, MailVerdict::us);
    EXPECT_FALSE(settlement.relay_trouble);
}

TEST(Settlement, OfARefusedMessageSaysWhatItWasAbout) {
    const auto verdict = [](const char* answer, bool at_recipient) {
        return settled({.kind = Kind::refused, .answer = answer, .at_recipient = at_recipient})
            .refusal->verdict;
    };
    EXPECT_EQ(verdict("550 5.1.1 Unknown", true), MailVerdict::address);
    EXPECT_EQ(verdict("554 5.7.1 Relay denied", true), MailVerdict::us);
    EXPECT_EQ(verdict("550 5.1.1 Unknown", false), MailVerdict::unexplained) << "after the dot";
    EXPECT_FALSE(settled({.kind = Kind::accepted}).refusal);
}

TEST(Settlement, WhenTheServerIsUnavailableCountsNoAttemptAndBlamesTheServer) {
    const Settlement settlement = settled({.kind = Kind::unavailable});
    EXPECT_EQ(settlement.state, SendState::deferred);
    EXPECT_EQ(settlement.due, now);
    EXPECT_FALSE(settlement.counted);
    EXPECT_TRUE(settlement.relay_trouble);
}

TEST(Settlement, OfAMessageInDoubtFollowsThePolicy) {
    EXPECT_EQ(settled({.kind = Kind::uncertain}, OnUncertain::resend).state, SendState::deferred);
    const Settlement held = settled({.kind = Kind::uncertain}, OnUncertain::hold);
    EXPECT_EQ(held.state, SendState::held);
    EXPECT_FALSE(held.due);
}

TEST(Settlement, OfAMessageThatCannotBeMadeIsLeftToAPerson) {
    const Settlement settlement = settled({.kind = Kind::unmade});
    EXPECT_EQ(settlement.state, SendState::held);
    EXPECT_FALSE(settlement.counted || settlement.due || settlement.relay_trouble);
}

TEST(WaitAfter, GrowsToFourHoursAndNoFurther) {
    const auto about = [](int attempts, minutes wait) {
        const std::chrono::seconds waited = wait_after(attempts, "abc");
        return waited >= wait * 8 / 10 && waited <= wait * 12 / 10;
    };
    for (const auto& [attempts, wait] :
         {std::pair(1, 5), {2, 15}, {3, 30}, {4, 60}, {5, 120}, {6, 240}, {99, 240}})
        EXPECT_TRUE(about(attempts, minutes(wait))) << attempts;
    EXPECT_LE(wait_after(6, "abc"), longest_wait);
}

TEST(WaitAfter, IsTheSameForASendAndSpreadOverManySends) {
    EXPECT_EQ(wait_after(1, "abc"), wait_after(1, "abc"));
    std::set<std::chrono::seconds> waits;
    for (int i = 0; i < 100; ++i) waits.insert(wait_after(1, "token" + std::to_string(i)));
    EXPECT_GT(waits.size(), 20U);
}

}  // namespace
}  // namespace tidings::deliver
