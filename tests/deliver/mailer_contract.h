#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "deliver/mailer.h"

namespace tidings::support {

// What a Mailer's tests need to know of the far side: what has arrived there.
struct MailerUnderTest {
    virtual ~MailerUnderTest() = default;
    virtual deliver::Mailer& mailer() = 0;
    virtual std::vector<std::string> arrived() = 0;
};

inline EmailAddress address(std::string_view text) { return *EmailAddress::parse(text); }

inline Email small_email(const std::string& token = "abc") {
    return {.from = address("digest@hub.example"),
            .to = address("anna@ngo.example"),
            .message_id = "<d12." + token + "@hub.example>",
            .bytes = "Subject: News\r\nMessage-ID: <d12." + token + "@hub.example>\r\n\r\nHello\r\n"};
}

// Every Mailer, whatever it is made of, passes these.
template <class Setting>
class MailerContract : public ::testing::Test {
  protected:
    Setting setting;
};

TYPED_TEST_SUITE_P(MailerContract);

TYPED_TEST_P(MailerContract, AcceptsAMessageAndHandsItsBytesOver) {
    const Email email = small_email();
    EXPECT_EQ(this->setting.mailer().send(email).kind, deliver::Outcome::Kind::accepted);
    EXPECT_EQ(this->setting.arrived(), std::vector<std::string>{email.bytes});
}

TYPED_TEST_P(MailerContract, KeepsMessagesApart) {
    this->setting.mailer().send(small_email("one"));
    this->setting.mailer().send(small_email("two"));
    EXPECT_EQ(this->setting.arrived(),
              (std::vector<std::string>{small_email("one").bytes, small_email("two").bytes}));
}

TYPED_TEST_P(MailerContract, LeavesLinesThatBeginWithADotAsTheyAre) {
    Email email = small_email();
    email.bytes += ".\r\n..two\r\n.one\r\n";
    this->setting.mailer().send(email);
    EXPECT_EQ(this->setting.arrived(), std::vector<std::string>{email.bytes});
}

TYPED_TEST_P(MailerContract, CarriesALargeMessageWhole) {
    Email email = small_email();
    for (int i = 0; i < 20'000; ++i) email.bytes += "line " + std::to_string(i) + " of many\r\n";
    this->setting.mailer().send(email);
    EXPECT_EQ(this->setting.arrived(), std::vector<std::string>{email.bytes});
}

TYPED_TEST_P(MailerContract, NamesTheMessageForTheLog) {
    EXPECT_NE(this->setting.mailer().send(small_email()).queue_id, "");
}

REGISTER_TYPED_TEST_SUITE_P(MailerContract, AcceptsAMessageAndHandsItsBytesOver, KeepsMessagesApart,
                            LeavesLinesThatBeginWithADotAsTheyAre, CarriesALargeMessageWhole,
                            NamesTheMessageForTheLog);

}  // namespace tidings::support
