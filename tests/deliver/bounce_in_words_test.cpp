#include "deliver/bounce_in_words.h"

#include <gtest/gtest.h>

namespace tidings::deliver {
namespace {

const std::vector<ReportField> from_daemon{{"from", "Mail Delivery System <MAILER-DAEMON@mx.example>"},
                                           {"subject", "Undelivered"}};

TEST(BounceInWords, OfQmailIsRead) {
    const auto read = bounce_in_words(
        {{"from", "postmaster@mx.example"}},
        "Hi. This is the deliver program at mx.example.\nI give up.\n\n<lena@school.example>:\n"
        "203.0.113.4 refuses the recipient.\nRemote host said: 550 5.1.1 unknown\n\n"
        "--- Below this line is a copy of the message.\n\nTo: <lena@school.example>\n");
    ASSERT_TRUE(read);
    EXPECT_EQ(read->action, "failed");
    EXPECT_EQ(read->final_recipient, "rfc822; lena@school.example");
    EXPECT_EQ(read->status, "5.1.1");
    EXPECT_EQ(read->diagnostic_code,
              "203.0.113.4 refuses the recipient. Remote host said: 550 5.1.1 unknown");
}

TEST(BounceInWords, OfEximIsReadByTheHeaderThatNamesTheRecipient) {
    const auto read =
        bounce_in_words({{"from", "Mail <m@mx.example>"}, {"x-failed-recipients", "lena@school.example"}},
                        "This could not be delivered:\n\n  lena@school.example\n    Unknown user\n");
    ASSERT_TRUE(read);
    EXPECT_EQ(read->final_recipient, "rfc822; lena@school.example");
    EXPECT_EQ(read->diagnostic_code, "Unknown user");
    EXPECT_EQ(read->status, "");
}

TEST(BounceInWords, OfAProviderWithQuotedAddressesIsRead) {
    const auto read =
        bounce_in_words(from_daemon,
                        "The following address failed:\n\n\"lena@school.example\":\n"
                        "SMTP error from remote server for RCPT TO command, host: mx.school.example\n"
                        "reason: 550 No such mailbox here\n");
    ASSERT_TRUE(read);
    EXPECT_EQ(read->final_recipient, "rfc822; lena@school.example");
    EXPECT_EQ(read->status, "5.0.0");
}

TEST(BounceInWords, OfADelayIsNoFailure) {
    const auto read = bounce_in_words(
        {{"from", "mailer-daemon@mx.example"}, {"subject", "Warning: message delayed 24 hours"}},
        "<lena@school.example>:\nconnection timed out\n");
    ASSERT_TRUE(read);
    EXPECT_EQ(read->action, "delayed");
}

TEST(BounceInWords, IsNoneOfAPersonOrWithoutARecipient) {
    EXPECT_FALSE(bounce_in_words({{"from", "lena@school.example"}}, "<anna@ngo.example>:\n550 5.1.1 no\n"));
    EXPECT_FALSE(bounce_in_words(from_daemon, "Something is held for you.\n"));
}

TEST(StatusInWords, IsTheEnhancedCodeOrThatOfTheReply) {
    EXPECT_EQ(status_in_words("said: 550-5.7.26 no"), "5.7.26");
    EXPECT_EQ(status_in_words("host 192.5.1.1 said 452 try later"), "4.0.0");
    EXPECT_EQ(status_in_words("version 5.1.1.2 and 5500 mails"), "");
}

}  // namespace
}  // namespace tidings::deliver
