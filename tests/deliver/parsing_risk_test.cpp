// Harmless mails just within each limit and just over it.
#include "deliver/parsing_risk.h"

#include <gtest/gtest.h>

namespace tidings::deliver {
namespace {

std::string repeated(std::string_view text, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i) all += text;
    return all;
}

std::string mail(const std::string& headers, const std::string& body = "Text\r\n") {
    return "From: anna@ngo.example\r\n" + headers + "\r\n" + body;
}

TEST(ParsingRisk, IsNoneInAnOrdinaryMail) {
    EXPECT_FALSE(parsing_risk(mail("Subject: Hello\r\nTo: a@x.example,\r\n b@x.example\r\n")));
    EXPECT_FALSE(parsing_risk(""));
}

TEST(ParsingRisk, IsAHeaderFieldThatIsTooLong) {
    const std::string line = " words of a subject\r\n";
    const std::size_t fits = (mail_limits.header_field - 100) / (line.size() - 2);
    EXPECT_FALSE(parsing_risk(mail("Subject: " + repeated(line, fits))));
    EXPECT_TRUE(parsing_risk(mail("Subject: " + repeated(line, fits + 20))));
    EXPECT_FALSE(parsing_risk(mail("Subject: Hi\r\n", repeated("long line ", mail_limits.header_field))))
        << "a text may have lines of any length";
}

TEST(ParsingRisk, IsAFieldWithTooManyGroupsOrBrackets) {
    const std::string address = "<a@x.example>,\r\n ";
    EXPECT_FALSE(parsing_risk(mail("To: " + repeated(address, mail_limits.openings - 1) + "b\r\n")));
    EXPECT_TRUE(parsing_risk(mail("To: " + repeated(address, mail_limits.openings) + "b\r\n")));
}

TEST(ParsingRisk, IsTooManyHeaderFields) {
    EXPECT_FALSE(parsing_risk(mail(repeated("X-A: b\r\n", mail_limits.fields - 1))));
    EXPECT_TRUE(parsing_risk(mail(repeated("X-A: b\r\n", mail_limits.fields))));
}

TEST(ParsingRisk, IsTooManyParts) {
    const std::string part = "--b\r\nContent-Type: text/plain\r\n\r\nx\r\n",
                      type = "Content-Type: multipart/mixed; boundary=b\r\n";
    EXPECT_FALSE(parsing_risk(mail(type, repeated(part, mail_limits.boundary_lines))));
    EXPECT_TRUE(parsing_risk(mail(type, repeated(part, mail_limits.boundary_lines + 1))));
}

TEST(ParsingRisk, IsTooManyPartsInOneAnother) {
    const std::string message = "Content-Type: message/rfc822\r\n\r\n";
    EXPECT_FALSE(parsing_risk(repeated(message, mail_limits.containers)));
    EXPECT_TRUE(parsing_risk(repeated(message, mail_limits.containers + 1)));
    const std::string folded = "content-type:\r\n\tMULTIPART/mixed; boundary=b\r\n\r\n--b\r\n";
    EXPECT_TRUE(parsing_risk(repeated(folded, mail_limits.containers + 1)));
}

TEST(ParsingRisk, IsLookedForInTheHeadersOfPartsAndOfReturnedMails) {
    const std::string field = "Subject: " + repeated("word ", mail_limits.header_field / 5) + "\r\n\r\n";
    EXPECT_TRUE(parsing_risk(mail("", "--b\r\n" + field)));
    EXPECT_TRUE(parsing_risk(mail("", "--b\r\nContent-Type: message/rfc822\r\n\r\n" + field)));
    EXPECT_TRUE(parsing_risk(
        mail("", "--b\r\nContent-Type: multipart/digest; boundary=c\r\n\r\n--c\r\n\r\n" + field)))
        << "a digest's parts are messages without saying so";
    EXPECT_FALSE(parsing_risk(mail("", "A text.\r\n\r\n" + field)));
}

}  // namespace
}  // namespace tidings::deliver
