#include "deliver/give_up_brake.h"

#include <gtest/gtest.h>

namespace tidings::deliver {
namespace {

RefusalRow row_of(int count, std::string_view answer, MailVerdict verdict) {
    RefusalRow row;
    for (int i = 0; i < count; ++i) row = after_refusal(row, verdict, answer);
    return row;
}

TEST(GiveUpBrake, HoldsAboveTenAndAboveOneInTwenty) {
    EXPECT_FALSE(is_too_many(10, 10));
    EXPECT_TRUE(is_too_many(11, 100));
    EXPECT_FALSE(is_too_many(50, 1000));
    EXPECT_TRUE(is_too_many(51, 1000));
}

TEST(GiveUpBrake, SeesTenRefusalsInTheSameWordsWhoeverTheyName) {
    RefusalRow row;
    for (int i = 0; i < 9; ++i)
        row = after_refusal(row, MailVerdict::address,
                            "550 5.1.1 <r" + std::to_string(i) + "@x.example>: User unknown");
    EXPECT_FALSE(is_about_nobody(row));
    EXPECT_TRUE(
        is_about_nobody(after_refusal(row, MailVerdict::address, "550 5.1.1 <z@y.example>: User unknown")));
    EXPECT_FALSE(is_about_nobody(after_refusal(row, MailVerdict::address, "550 5.1.1 Mailbox not found")));
}

TEST(GiveUpBrake, SeesNothingOnceAMailWasAccepted) {
    RefusalRow row = row_of(12, "550 5.1.1 User unknown", MailVerdict::address);
    row.anything_accepted = true;
    EXPECT_FALSE(is_about_nobody(row));
}

TEST(GiveUpBrake, SeesTenRefusalsOfUsInWhateverWords) {
    RefusalRow row = row_of(9, "554 5.7.1 Blocked", MailVerdict::us);
    EXPECT_FALSE(is_about_us(row));
    EXPECT_TRUE(is_about_us(after_refusal(row, MailVerdict::us, "550 SPF check failed")));
    EXPECT_FALSE(is_about_us(after_refusal(row, MailVerdict::mailbox, "552 Mailbox full")));
}

}  // namespace
}  // namespace tidings::deliver
