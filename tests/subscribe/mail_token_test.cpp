#include <gtest/gtest.h>

#include "subscribe/bounce_token.h"
#include "text/ascii.h"

namespace tidings {
namespace {

const SecretKey key = *SecretKey::from_hex(std::string(64, '1'));

TEST(BounceToken, NamesItsSend) {
    EXPECT_EQ(read_bounce_token(key, bounce_token(key, SendId{4711})), SendId{4711});
}

TEST(BounceToken, SurvivesAMailSystemThatChangesItsCase) {
    std::string token = bounce_token(key, SendId{4711});
    for (char& c : token)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    EXPECT_EQ(read_bounce_token(key, token), SendId{4711});
}

TEST(BounceToken, OfAnotherSendOrAnotherKeyIsWorthNothing) {
    const std::string token = bounce_token(key, SendId{4711});
    EXPECT_FALSE(read_bounce_token(key, "4712" + token.substr(4)));
    EXPECT_FALSE(read_bounce_token(key, "04711" + token.substr(4)));
    EXPECT_FALSE(read_bounce_token(SecretKey::random(), token));
}

TEST(BounceToken, IsNoneOfAnyOtherKind) {
    for (const char* text : {"", "-", "4711", "4711-", "abc", "-1-0", "99999999999999999999-0"})
        EXPECT_FALSE(read_bounce_token(key, text)) << text;
    EXPECT_FALSE(read_bounce_token(key, send_token(key, IssueId{1}, SubscriberId{1})));
}

TEST(BounceToken, FitsIntoTheLocalPartOfAnAddress) {
    EXPECT_LE(bounce_token(key, SendId{9'999'999'999'999}).size() + std::string("bounce+").size(), 64U);
}

}  // namespace
}  // namespace tidings
