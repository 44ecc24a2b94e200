#include <gtest/gtest.h>

#include "model/feed.h"

namespace tidings {
namespace {

TEST(FeedAddress, IsAWebAddress) {
    const Result<FeedAddress> address = FeedAddress::parse("HTTPS://NGO.example/feed");
    ASSERT_TRUE(address);
    EXPECT_FALSE(address->is_file());
    EXPECT_EQ(address->text(), "https://ngo.example/feed");
    EXPECT_EQ(address->url().text(), address->text());
}

TEST(FeedAddress, MayBeginWithTheSchemeOfFeedReaders) {
    EXPECT_EQ(FeedAddress::parse("feed:https://ngo.example/news")->text(), "https://ngo.example/news");
    EXPECT_EQ(FeedAddress::parse("FEED://ngo.example/news")->text(), "http://ngo.example/news");
    EXPECT_FALSE(FeedAddress::parse("feed:file:///etc/hostname"));
    EXPECT_FALSE(FeedAddress::parse("feed:feed:https://ngo.example/news"));
}

TEST(FeedAddress, IsAFileBeneathAFolder) {
    const Result<FeedAddress> address = FeedAddress::parse("file:partner/news.xml");
    ASSERT_TRUE(address);
    EXPECT_TRUE(address->is_file());
    EXPECT_EQ(address->file(), "partner/news.xml");
    EXPECT_EQ(address->text(), "file:partner/news.xml");
}

TEST(FeedAddress, IsTheSameHoweverAWebAddressIsWritten) {
    EXPECT_EQ(*FeedAddress::parse("https://ngo.example:443/feed"),
              *FeedAddress::parse("https://NGO.example/feed"));
    EXPECT_FALSE(*FeedAddress::parse("file:a") == *FeedAddress::parse("file:b"));
}

TEST(FeedAddress, MayNotLeaveItsFolder) {
    using std::string_literals::operator""s;
    for (const std::string& path : {"/etc/passwd"s, "//etc/passwd"s, "///etc/passwd"s, "../a"s, "a/../../b"s,
                                    "a/.."s, ".."s, ""s, "a\\..\\b"s, "a\0b"s})
        EXPECT_FALSE(FeedAddress::parse("file:" + path)) << path;
}

TEST(FeedAddress, MayHaveDotsThatLeadNowhere) {
    for (const char* path : {"..a", "a..", "...", "./a", "a/.hidden"})
        EXPECT_TRUE(FeedAddress::parse(std::string("file:") + path)) << path;
}

TEST(FeedAddress, IsOfNoOtherKind) {
    for (const char* text : {"", "news.xml", "ftp://ngo.example/feed", "gopher://ngo.example/",
                             "javascript:alert(1)", "FILE:/etc/passwd", "http://", "data:text/xml,<rss/>"}) {
        const Result<FeedAddress> address = FeedAddress::parse(text);
        ASSERT_FALSE(address) << text;
        EXPECT_EQ(address.error().code, Code::usage) << text;
    }
}

}  // namespace
}  // namespace tidings
