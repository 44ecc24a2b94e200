#include "fetch/redirect.h"

#include <gtest/gtest.h>

namespace tidings::fetch {
namespace {

constexpr std::size_t hops = 8;

Trail trail_from(std::string_view url) { return Trail(*Url::parse(url)); }

TEST(Trail, MayGoFromHttpToHttps) {
    Trail trail = trail_from("http://ngo.example/feed");

    EXPECT_FALSE(trail.follow(301, "https://ngo.example/feed", hops));
    EXPECT_EQ(trail.here().text(), "https://ngo.example/feed");
}

TEST(Trail, MayNotGoFromHttpsToHttp) {
    Trail trail = trail_from("https://ngo.example/feed");

    const std::optional<Error> error = trail.follow(301, "http://ngo.example/feed", hops);

    ASSERT_TRUE(error);
    EXPECT_EQ(error->code, Code::refused);
    EXPECT_NE(error->message.find("from https to http"), std::string::npos);
    EXPECT_EQ(trail.here().text(), "https://ngo.example/feed");
}

TEST(Trail, GoesByHttpsWhereARedirectFromHttpsWantsHttp) {
    Trail trail = trail_from("https://ngo.example/feed");

    EXPECT_FALSE(trail.follow(301, "http://www.ngo.example/rss", hops));
    EXPECT_EQ(trail.here().text(), "https://www.ngo.example/rss");
    EXPECT_EQ(trail.permanent_moves().size(), 1u);
    const Error error = trail.explained({Code::unavailable, "It does not listen", "Wait."});
    EXPECT_EQ(
        error.message,
        "https://ngo.example/feed sends us from https to http; asked by https instead: It does not listen");
}

TEST(Trail, MayNotGoFromHttpsToHttpAtAPortOfItsOwn) {
    Trail trail = trail_from("https://ngo.example/feed");

    EXPECT_TRUE(trail.follow(301, "http://ngo.example:8080/feed", hops));
}

TEST(Trail, ComesBackOnceForTheSakeOfACookie) {
    Trail trail = trail_from("https://ngo.example/feed");

    EXPECT_FALSE(trail.follow(301, "/feed", hops, true));
    EXPECT_EQ(trail.here().text(), "https://ngo.example/feed");
    EXPECT_TRUE(trail.permanent_moves().empty()) << "the address has not changed";
    const std::optional<Error> error = trail.follow(301, "/feed", hops, true);
    ASSERT_TRUE(error);
    EXPECT_NE(error->message.find("round in circles"), std::string::npos);
}

TEST(Trail, ComesBackByWayOfThePageThatSetsTheCookie) {
    Trail trail = trail_from("https://ngo.example/feed");

    EXPECT_FALSE(trail.follow(302, "/welcome", hops));
    EXPECT_FALSE(trail.follow(302, "/feed", hops, true));
    EXPECT_TRUE(trail.follow(302, "/feed", hops));
}

TEST(Trail, ResolvesWhatIsRelative) {
    Trail trail = trail_from("https://ngo.example/news/feed?x=1");

    EXPECT_FALSE(trail.follow(302, "../rss", hops));
    EXPECT_EQ(trail.here().text(), "https://ngo.example/rss");
    EXPECT_FALSE(trail.follow(302, "//other.example/", hops));
    EXPECT_EQ(trail.here().text(), "https://other.example/");
}

TEST(Trail, TriesHttpsOnceAndOnlyFromTheStart) {
    Trail trail = trail_from("http://ngo.example/feed?x=1");

    EXPECT_TRUE(trail.try_https());
    EXPECT_EQ(trail.here().text(), "https://ngo.example/feed?x=1");
    EXPECT_FALSE(trail.try_https());
    EXPECT_TRUE(trail.permanent_moves().empty());
}

TEST(Trail, TriesNoHttpsForAPortOfItsOwn) {
    EXPECT_FALSE(trail_from("http://ngo.example:8080/").try_https());
}

TEST(Trail, TriesNoHttpsForHttps) { EXPECT_FALSE(trail_from("https://ngo.example/").try_https()); }

TEST(Trail, AdoptsNoMoveThatComesAfterTryingHttps) {
    Trail trail = trail_from("http://ngo.example/feed");

    ASSERT_TRUE(trail.try_https());
    ASSERT_FALSE(trail.follow(301, "https://www.ngo.example/feed", hops));

    EXPECT_TRUE(trail.permanent_moves().empty());
}

}  // namespace
}  // namespace tidings::fetch
