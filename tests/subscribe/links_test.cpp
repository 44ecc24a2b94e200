#include "subscribe/links.h"

#include <gtest/gtest.h>

namespace tidings {
namespace {

const SecretKey& key() {
    static const SecretKey made = *SecretKey::from_hex(std::string(64, '7'));
    return made;
}

const ReaderLink leave_weekly{LinkPurpose::unsubscribe, SubscriberId{123456}, DigestId{2}};
const ReaderLink preferences{LinkPurpose::preferences, SubscriberId{123456}, std::nullopt};

TEST(ReaderLink, IsReadBackFromItsToken) {
    for (const ReaderLink& link : {leave_weekly, preferences})
        EXPECT_EQ(read_link_token(key(), link.purpose, link_token(key(), link)), link);
}

TEST(ReaderLink, IsWorthNothingForAnotherPurpose) {
    EXPECT_FALSE(read_link_token(key(), LinkPurpose::preferences, link_token(key(), leave_weekly)));
}

TEST(ReaderLink, IsWorthNothingUnderAnotherKey) {
    EXPECT_FALSE(
        read_link_token(SecretKey::random(), LinkPurpose::unsubscribe, link_token(key(), leave_weekly)));
}

TEST(ReaderLink, IsWorthNothingWithAnyCharacterChanged) {
    const std::string token = link_token(key(), leave_weekly);
    for (std::size_t i = 0; i < token.size(); ++i) {
        std::string changed = token;
        changed[i] = changed[i] == '1' ? '2' : '1';
        EXPECT_FALSE(read_link_token(key(), LinkPurpose::unsubscribe, changed)) << changed;
    }
}

TEST(ReaderLink, HasOneTokenOnly) {
    const std::string token = link_token(key(), leave_weekly);
    for (const std::string& other :
         {"0" + token, token + "a", token.substr(0, token.size() - 1), std::string(), std::string(".."),
          std::string("-1.0.x"), std::string("zzzzzzzzzzzzzzzzz.1.x")})
        EXPECT_FALSE(read_link_token(key(), LinkPurpose::unsubscribe, other)) << other;
}

TEST(ReaderLink, LeadsToAPageNamedByItsPurpose) {
    EXPECT_TRUE(link_page(key(), leave_weekly).starts_with("unsubscribe/2n9c.2."));
    EXPECT_LE(link_token(key(), {LinkPurpose::change_address, SubscriberId{INT64_MAX}, DigestId{9}}).size(),
              60u);
}

TEST(ReaderLink, IsFoundInALetter) {
    const std::string address = "https://hub.example/" + link_page(key(), leave_weekly);
    for (const std::string& text : {"Take me off " + address + ".", "<" + address + ">", address + "%3E"})
        EXPECT_EQ(find_link(key(), LinkPurpose::unsubscribe, text), leave_weekly) << text;
    EXPECT_FALSE(find_link(key(), LinkPurpose::preferences, address));
    EXPECT_FALSE(find_link(SecretKey::random(), LinkPurpose::unsubscribe, address));
}

}  // namespace
}  // namespace tidings
