#include "subscribe/token.h"

#include <gtest/gtest.h>

namespace tidings {
namespace {

SecretKey key() { return *SecretKey::from_hex(std::string(64, '7')); }

TEST(SecretKey, SurvivesBeingWrittenAndReadAgain) {
    const SecretKey made = SecretKey::random();
    EXPECT_EQ(SecretKey::from_hex(made.hex() + "\n")->token("x"), made.token("x"));
}

TEST(SecretKey, RefusesATextThatIsNoKey) {
    EXPECT_EQ(SecretKey::from_hex("abc").error().code, Code::configuration);
    EXPECT_FALSE(SecretKey::from_hex(std::string(66, 'a')));
}

TEST(SendToken, IsTheSameWheneverItIsMadeAgain) {
    EXPECT_EQ(send_token(key(), IssueId{4}, SubscriberId{9}), send_token(key(), IssueId{4}, SubscriberId{9}));
}

TEST(SendToken, DiffersByIssueSubscriberAndKey) {
    const std::string token = send_token(key(), IssueId{4}, SubscriberId{9});
    EXPECT_NE(token, send_token(key(), IssueId{5}, SubscriberId{9}));
    EXPECT_NE(token, send_token(key(), IssueId{4}, SubscriberId{8}));
    EXPECT_NE(token, send_token(SecretKey::random(), IssueId{4}, SubscriberId{9}));
}

TEST(SendToken, HasOnlyCharactersThatAnAddressMayHold) {
    const std::string token = send_token(key(), IssueId{4}, SubscriberId{9});
    EXPECT_EQ(token.size(), 32u);
    EXPECT_EQ(token.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"),
              std::string::npos);
}

}  // namespace
}  // namespace tidings
