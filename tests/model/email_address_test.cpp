#include <gtest/gtest.h>

#include "model/subscriber.h"

namespace tidings {
namespace {

std::string parsed(std::string_view text) {
    const Result<EmailAddress> address = EmailAddress::parse(text);
    return address ? address->text() : "";
}

TEST(EmailAddress, KeepsItsLocalPartAndLowersItsDomain) {
    EXPECT_EQ(parsed("Anna.Bianchi+news@Reader.EXAMPLE"), "Anna.Bianchi+news@reader.example");
    EXPECT_EQ(EmailAddress::parse("a@B.example")->domain(), "b.example");
}

TEST(EmailAddress, WritesItsDomainAsMailServersDo) {
    EXPECT_EQ(parsed("info@kinderschutz-zürich.example"), "info@xn--kinderschutz-zrich-z6b.example");
}

TEST(EmailAddress, HasOneAtAndADottedDomain) {
    for (const char* text : {"", "a", "@", "a@", "@b.example", "a@b", "a@@b.example", "a@b@c.example",
                             "a@.example", "a@b..example", "a@b.example.", "a@[127.0.0.1]", "a@127.0.0.1"})
        EXPECT_EQ(parsed(text), "") << text;
}

TEST(EmailAddress, CannotCarryAHeaderOrACommand) {
    using std::string_literals::operator""s;
    for (const std::string& text :
         {"a@b.example\r\nBcc: c@d.example"s, "a\r\nBcc: c@d.example"s, "a@b.example\n"s, "a b@c.example"s,
          "<a@b.example>"s, "a@b.example> SIZE=1"s, "\"a\"@b.example"s, "a,b@c.example"s, "a;b@c.example"s,
          "a\0@b.example"s, "a@b.exa\0mple"s, "(a)b@c.example"s, " a@b.example"s, "a:b@c.example"s})
        EXPECT_EQ(parsed(text), "") << text;
}

TEST(EmailAddress, RefusesAddressesThatSomeServersReject) {
    EXPECT_EQ(parsed("müller@b.example"), "");
    EXPECT_EQ(parsed(".a@b.example"), "");
    EXPECT_EQ(parsed("a.@b.example"), "");
    EXPECT_EQ(parsed("a..b@c.example"), "");
}

TEST(EmailAddress, IsAsLongAsMailAllows) {
    const std::string local(64, 'a');
    EXPECT_NE(parsed(local + "@b.example"), "");
    EXPECT_EQ(parsed(local + "a@b.example"), "");
    std::string domain;
    for (int i = 0; i < 3; ++i) domain += std::string(61, 'b') + ".";
    EXPECT_EQ(parsed("a@" + domain + std::string(60, 'b') + ".de").size(), 2 + 3 * 62 + 60 + 3u);
    EXPECT_EQ(parsed(local + "@" + domain + "de").size(), 65 + 3 * 62 + 2u);
    EXPECT_EQ(parsed(local + "@" + domain + "deeee"), "");
}

TEST(EmailAddress, ShowsABadOneWithoutItsControlCharacters) {
    const Result<EmailAddress> address = EmailAddress::parse("a\x1b[2J\r\n@b");
    ASSERT_FALSE(address);
    EXPECT_EQ(address.error().message.find_first_of("\x1b\r\n"), std::string::npos);
}

}  // namespace
}  // namespace tidings
