#include "deliver/personal_message.h"

#include <gtest/gtest.h>

#include "base/result.h"
#include "dates/date.h"
#include "deliver/decoded_mail.h"

namespace tidings::deliver {
namespace {

PersonalLetter letter() {
    return {.from_name = "Hub",
            .from = *EmailAddress::parse("digest@hub.example"),
            .reply_to = {},
            .to = *EmailAddress::parse("anna@x.example"),
            .to_name = "Åsa\r\nBcc: evil@x.example",
            .subject = "Επιβεβαιώστε\r\nX-Evil: 1",
            .html = "<p>Grüße</p>",
            .text = "Grüße\n",
            .id = "n1.token",
            .date = *parse_date("2026-11-23T09:00:00Z")};
}

TEST(PersonalMessage, IsReadByAnotherProgramAsItWasMeant) {
    const support::DecodedMail mail(personal_message(letter()).bytes);
    EXPECT_EQ(mail.type, "multipart/alternative");
    EXPECT_EQ(mail.subject(), "Επιβεβαιώστε X-Evil: 1");
    EXPECT_EQ(mail.to().address, "anna@x.example");
    ASSERT_EQ(mail.parts.size(), 2u);
    EXPECT_EQ(mail.parts[0].bytes, "Grüße");
    EXPECT_EQ(mail.parts[1].type, "text/html");
    EXPECT_EQ(mail.header("X-Evil"), "");
    EXPECT_EQ(mail.header("Bcc"), "");
}

TEST(PersonalMessage, IsOfNoList) {
    const std::string bytes = personal_message(letter()).bytes;
    EXPECT_EQ(bytes.find("List-"), std::string::npos);
    EXPECT_EQ(bytes.find("Precedence"), std::string::npos);
    EXPECT_NE(bytes.find("Auto-Submitted: auto-generated\r\n"), std::string::npos);
    EXPECT_NE(bytes.find("Message-ID: <n1.token@hub.example>\r\n"), std::string::npos);
}

TEST(PersonalMessage, IsTheSameWheneverItIsMadeAgain) {
    EXPECT_EQ(personal_message(letter()).bytes, personal_message(letter()).bytes);
}

TEST(PersonalMessage, IsNotMadeWithAnIdThatEndsItsLine) {
    PersonalLetter broken = letter();
    broken.id = "n1\r\nBcc: x";
    EXPECT_THROW(personal_message(broken), Failure);
}

}  // namespace
}  // namespace tidings::deliver
