#include "subscribe/mail_token.h"

#include <gtest/gtest.h>

#include "subscribe/links.h"
#include "text/ascii.h"

namespace tidings {
namespace {

const SecretKey key = *SecretKey::from_hex(std::string(64, '1'));
const std::string token = mail_token(key, MailPurpose::leave, SendId{4711});

std::optional<SendId> found_in(const std::string& text) {
    return find_mail_token(key, MailPurpose::leave, text);
}

TEST(MailToken, NamesItsSend) { EXPECT_EQ(found_in(token), SendId{4711}); }

TEST(MailToken, IsFoundWhateverStandsAroundIt) {
    for (const auto& [before, after] : std::vector<std::pair<std::string, std::string>>{
             {"unsubscribe+", "@hub.example"},
             {"SRS0=x1y2=ZZ=hub.example=unsubscribe+", "@relay.example"},
             {"unsubscribe%20", ""},
             {"unsubscribe%2B", "%40hub.example"},
             {"<", ">"},
             {"", "."},
             {"%3C", "%3E"},
             {"12-34 and 5-" + std::string(32, 'a') + ", then ", "-x"}})
        EXPECT_EQ(found_in(before + token + after), SendId{4711}) << before << after;
}

TEST(MailToken, SurvivesAMailSystemThatChangesItsCase) {
    std::string capitals = token;
    for (char& c : capitals) c = to_upper(c);
    EXPECT_EQ(found_in(capitals), SendId{4711});
}

TEST(MailToken, OfAnotherSendPurposeOrKeyIsWorthNothing) {
    EXPECT_FALSE(found_in("4712" + token.substr(4)));
    EXPECT_FALSE(found_in("0" + token.substr(1)));
    EXPECT_FALSE(found_in(mail_token(key, MailPurpose::bounce, SendId{4711})));
    EXPECT_FALSE(find_mail_token(key, MailPurpose::bounce, token));
    EXPECT_FALSE(find_mail_token(SecretKey::random(), MailPurpose::leave, token));
}

TEST(MailToken, IsNoneOfAnyOtherKind) {
    for (const std::string& text : {std::string(), std::string("-"), std::string("4711"), token.substr(0, 30),
                                    "-" + token.substr(5), "99999999999999999999-" + std::string(32, '0')})
        EXPECT_FALSE(found_in(text)) << text;
    EXPECT_FALSE(found_in(send_token(key, IssueId{1}, SubscriberId{1})));
    EXPECT_FALSE(found_in(link_token(key, {LinkPurpose::unsubscribe, SubscriberId{1}})));
}

TEST(MailToken, OfAMailToOneReaderNamesThatMailAndNoSend) {
    const std::string notice = notice_token(key, NoticeId{4711});
    EXPECT_EQ(find_notice_token(key, "To: <bounce+" + notice + "@hub.example.org>"), NoticeId{4711});
    EXPECT_FALSE(find_mail_token(key, MailPurpose::bounce, notice));
    EXPECT_FALSE(find_notice_token(key, mail_token(key, MailPurpose::bounce, SendId{4711})));
    EXPECT_FALSE(find_notice_token(key, "4712" + notice.substr(4)));
}

TEST(MailToken, OfMailsToEditorsIsOneOfItsOwn) {
    const std::string editors = editors_token(key);
    EXPECT_TRUE(holds_editors_token(key, "bounce+" + editors + "@hub.example.org"));
    EXPECT_FALSE(holds_editors_token(SecretKey::random(), editors));
    EXPECT_FALSE(find_mail_token(key, MailPurpose::bounce, editors) || find_notice_token(key, editors));
}

TEST(MailToken, FitsIntoTheLocalPartOfAnAddress) {
    EXPECT_LE(mail_token(key, MailPurpose::bounce, SendId{9'999'999'999'999}).size() +
                  std::string("bounce+").size(),
              64U);
}

}  // namespace
}  // namespace tidings
