#include "url/key.h"

#include <gtest/gtest.h>

namespace tidings {
namespace {

std::string key(std::string_view text) { return url_key(*Url::parse(text)); }

bool home(std::string_view text) { return is_home_page(*Url::parse(text)); }

TEST(UrlKey, IgnoresSchemeWwwPortCaseAndTrailingSlash) {
    const std::string plain = key("https://ngo.example/a");
    for (const char* other : {"http://www.ngo.example:80/a/", "https://NGO.example./a",
                              "https://m.ngo.example//a", "https://amp.ngo.example/b/../a"}) {
        EXPECT_EQ(key(other), plain) << other;
    }
}

TEST(UrlKey, IgnoresWhoSentTheReader) {
    const std::string plain = key("https://ngo.example/a?id=7");
    for (const char* other :
         {"https://ngo.example/a?utm_source=rss&id=7", "https://ngo.example/a?id=7&amp;utm_medium=rss",
          "https://ngo.example/a?UTM_Source=x&id=7#utm_campaign=y", "https://ngo.example/a?ref=rss&id=7",
          "https://ngo.example/a?id=7&source=news.example", "https://ngo.example/a?id=7&replytocom=3"}) {
        EXPECT_EQ(key(other), plain) << other;
    }
}

TEST(UrlKey, KeepsADoubtfulParameterWhoseValueMayBeAPage) {
    EXPECT_NE(key("https://ngo.example/a?source=1"), key("https://ngo.example/a?source=2"));
    EXPECT_NE(key("https://ngo.example/a?id=report.pdf"), key("https://ngo.example/a"));
    EXPECT_EQ(key("https://ngo.example/a?s=twitter"), key("https://ngo.example/a"));
}

TEST(UrlKey, SortsTheQueryAndDropsEmptyParameters) {
    EXPECT_EQ(key("https://ngo.example/a?b=2&&c=&a=1"), key("https://ngo.example/a?a=1&b=2"));
    EXPECT_NE(key("https://ngo.example/?4711"), key("https://ngo.example/?4712"));
}

TEST(UrlKey, ReadsPercentEncodingButNotEncodedSeparators) {
    EXPECT_EQ(key("https://ngo.example/%7Euser/%c3%a9"), key("https://ngo.example/~user/é"));
    EXPECT_EQ(key("https://ngo.example/a?q=x+y"), key("https://ngo.example/a?q=x%20y"));
    EXPECT_NE(key("https://ngo.example/a%2Fb"), key("https://ngo.example/a/b"));
    EXPECT_NE(key("https://ngo.example/a?q=x%26y=1"), key("https://ngo.example/a?q=x&y=1"));
}

TEST(UrlKey, CutsIndexAndAmpPages) {
    EXPECT_EQ(key("https://ngo.example/index.php"), key("https://ngo.example"));
    EXPECT_EQ(key("https://ngo.example/a/amp/"), key("https://ngo.example/a"));
    EXPECT_EQ(key("https://ngo.example/a?amp=1"), key("https://ngo.example/a"));
    EXPECT_NE(key("https://ngo.example/index.php?id=1"), key("https://ngo.example/index.php?id=2"));
}

TEST(UrlKey, DropsFragmentsButNotThoseThatArePages) {
    EXPECT_EQ(key("https://ngo.example/a#more-12"), key("https://ngo.example/a"));
    EXPECT_NE(key("https://ngo.example/#!/a"), key("https://ngo.example/#!/b"));
}

TEST(UrlKey, UnwrapsRedirectorsAndAmpCaches) {
    const std::string plain = key("https://ngo.example/a?id=7");
    for (const char* other : {"https://l.facebook.com/l.php?u=https%3A%2F%2Fngo.example%2Fa%3Fid%3D7&h=AT0",
                              "https://www.google.com/url?sa=t&url=https%3A%2F%2Fngo.example%2Fa%3Fid%3D7",
                              "https://ngo-example.cdn.ampproject.org/c/s/ngo.example/a?id=7",
                              "https://www.google.com/amp/s/ngo.example/a/amp?id=7"}) {
        EXPECT_EQ(key(other), plain) << other;
    }
}

TEST(UrlKey, KnowsAVideoByItsShortAddress) {
    EXPECT_EQ(key("https://youtu.be/AbCdEfGhIjK?si=x"),
              key("https://www.youtube.com/watch?v=AbCdEfGhIjK&feature=youtu.be"));
    EXPECT_NE(key("https://youtu.be/AbCdEfGhIjK"), key("https://youtu.be/abcdefghijk"));
}

TEST(IsHomePage, IsTrueForFrontPagesInAnyLanguageAlone) {
    EXPECT_TRUE(home("https://ngo.example/"));
    EXPECT_TRUE(home("https://www.ngo.example/index.html?utm_source=rss"));
    EXPECT_TRUE(home("https://ngo.example/pt-br/"));
    EXPECT_FALSE(home("https://ngo.example/news"));
    EXPECT_FALSE(home("https://ngo.example/?p=12"));
    EXPECT_FALSE(home("https://ngo.example/#!/a"));
}

}  // namespace
}  // namespace tidings
