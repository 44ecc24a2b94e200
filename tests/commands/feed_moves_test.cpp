// Feeds that move, vanish or fall silent, and what the feeds commands say of them.
#include <gtest/gtest.h>

#include "commands/polled_hub.h"
#include "world/run_lock.h"

namespace tidings {
namespace {

class FollowedFeed : public PolledHub {};

TEST_F(FollowedFeed, AdoptsAPermanentMoveAtTheThirdSighting) {
    partner.reply("/feed", redirect(301, "/new"));
    partner.reply("/new", feed_reply());
    follow("/feed");
    poll();
    poll_times(1);
    EXPECT_TRUE(shows("\"state\":\"moving\"")) << out;
    poll_times(2);
    EXPECT_EQ(asked("/feed"), 3u);
    EXPECT_EQ(asked("/new"), 4u);
    EXPECT_EQ(last_header("/new", "if-none-match"), "\"v1\"");
    EXPECT_TRUE(shows("\"former_address\":\"" + partner.url("/feed")));
}

TEST_F(FollowedFeed, NeverAdoptsATemporaryMoveNorOneToAPage) {
    partner.reply("/a", redirect(302, "/feed"));
    partner.reply("/b", redirect(301, "/page"));
    partner.reply("/feed", feed_reply());
    partner.reply("/page", Reply{.body = "<!doctype html><p>Hello"});
    follow("/a");
    follow("/b");
    poll();
    poll_times(4);
    EXPECT_EQ(asked("/a"), 5u);
    EXPECT_EQ(asked("/b"), 5u);
}

TEST_F(FollowedFeed, AdoptsOnlyThePermanentBeginningOfAWay) {
    partner.reply("/feed", redirect(308, "/new"));
    partner.reply("/new", redirect(302, "/today"));
    partner.reply("/today", feed_reply());
    follow("/feed");
    poll();
    poll_times(3);
    EXPECT_EQ(asked("/feed"), 3u);
    EXPECT_TRUE(shows("\"address\":\"" + partner.url("/new") + "\"")) << out;
}

TEST_F(FollowedFeed, GoesBackWhenTheNewAddressIsGone) {
    partner.reply("/feed", redirect(301, "/new"));
    partner.reply("/new", feed_reply());
    follow("/feed");
    poll();
    poll_times(3);
    partner.reply("/feed", feed_reply());
    partner.reply("/new", Reply{.status = 404});
    poll_times(1);
    EXPECT_TRUE(told("feed moved back")) << err;
    poll_times(1);
    EXPECT_EQ(asked("/feed"), 4u);
    EXPECT_TRUE(shows("\"state\":\"ok\""));
}

TEST_F(FollowedFeed, DoesNotMoveAFeedOntoAnother) {
    partner.reply("/feed", redirect(301, "/new"));
    partner.reply("/new", feed_reply());
    follow("/feed");
    follow("/new");
    poll();
    poll_times(2);
    EXPECT_TRUE(told("feed moved to another")) << err;
    poll_times(1);
    EXPECT_FALSE(told("feed moved to another")) << err;
    EXPECT_EQ(asked("/feed"), 4u);
}

TEST_F(FollowedFeed, ProposesTheOneFeedOfAPageAndNeverSwitchesByItself) {
    partner.reply(
        "/feed",
        Reply{.body = "<!doctype html><head><link rel=alternate type=application/rss+xml href=/new></head>"});
    partner.reply("/new", feed_reply());
    follow("/feed");
    poll();
    EXPECT_TRUE(told("feed proposal") && told("/new")) << err;
    poll_times(2);
    EXPECT_FALSE(told("feed proposal")) << "it is said once";
    EXPECT_EQ(asked("/new"), 0u);
    ASSERT_EQ(tidings({"feeds", "move", "hotline"}), 0) << err;
    poll_after(hours(0));
    EXPECT_EQ(asked("/new"), 1u);
    EXPECT_TRUE(shows("\"proposal\":null")) << out;
}

TEST_F(FollowedFeed, ProposesTheNewAddressThatAFeedNames) {
    partner.reply("/feed",
                  Reply{.body = "<rss version=\"2.0\" "
                                "xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\"><channel>"
                                "<title>Radio</title><itunes:new-feed-url>" +
                                partner.url("/new") +
                                "</itunes:new-feed-url><item><title>One</title></item></channel></rss>"});
    partner.reply("/new", feed_reply());
    follow("/feed");
    poll();
    EXPECT_TRUE(told("feed proposal") && told("/new")) << err;
    EXPECT_TRUE(shows("\"proposal\":\"" + partner.url("/new") + "\"")) << out;
    poll_times(3);
    EXPECT_EQ(asked("/new"), 0u) << "a person decides";
    ASSERT_EQ(tidings({"feeds", "move", "hotline"}), 0) << err;
    poll_after(hours(0));
    EXPECT_EQ(asked("/new"), 1u);
}

TEST_F(FollowedFeed, ProposesNothingWhereAPageHasSeveralFeeds) {
    partner.reply("/feed",
                  Reply{.body = "<!doctype html><head><link rel=alternate type=application/rss+xml href=/a>"
                                "<link rel=alternate type=application/atom+xml href=/b></head>"});
    follow("/feed");
    poll();
    EXPECT_FALSE(told("feed proposal")) << err;
    EXPECT_NE(tidings({"feeds", "move", "hotline"}), 0);
}

TEST_F(FollowedFeed, TellsOfSilenceOnceByTheFeedsOwnRhythm) {
    std::string items;
    for (int day = 1; day <= 9; ++day)
        items += "<item><title>No " + std::to_string(day) + "</title><guid>https://h.example/n" +
                 std::to_string(day) + "</guid><pubDate>0" + std::to_string(day) +
                 " Nov 2026 08:00:00 GMT</pubDate></item>";
    partner.reply("/feed", Reply{.headers = {{"etag", "\"v1\""}},
                                 .body = "<rss version=\"2.0\"><channel><title>H</title>" + items +
                                         "</channel></rss>"});
    follow("/feed");
    poll();
    EXPECT_TRUE(shows("\"state\":\"silent\"")) << out << "a daily feed, 14 days after its last item";
    poll_times(1);
    EXPECT_FALSE(told("feed silent")) << err;
}

TEST_F(FollowedFeed, NamesACloudflareChallenge) {
    partner.reply("/feed", Reply{.status = 403, .headers = {{"cf-mitigated", "challenge"}}});
    follow("/feed");
    poll();
    EXPECT_TRUE(shows("Cloudflare")) << out;
}

TEST_F(FollowedFeed, IntroducesItselfAndAsksForFeedsAndNothingElse) {
    partner.reply("/feed", feed_reply({{"set-cookie", "id=1"}, {"etag", "\"v1\""}}));
    follow("/feed");
    poll();
    poll_after(hours(48));
    const SeenRequest request = partner.requests("/feed").back();
    EXPECT_EQ(request.method, "GET");
    EXPECT_EQ(request.header("user-agent").find("tidings/1.2.3 (+http"), 0u) << request.header("user-agent");
    EXPECT_NE(request.header("accept").find("application/rss+xml"), std::string::npos);
    EXPECT_EQ(request.header("cookie") + request.header("referer"), "");
}

TEST_F(FollowedFeed, ForgetsAScheduleMadeByAClockThatRanAhead) {
    partner.reply("/feed", feed_reply());
    follow("/feed");
    now += hours(400 * 24);
    poll();
    now -= hours(400 * 24);
    poll();
    poll();
    EXPECT_EQ(asked("/feed"), 2u);
    poll_after(hours(24));
    EXPECT_EQ(asked("/feed"), 3u);
}

TEST_F(FollowedFeed, ListsEveryFeedWithItsState) {
    partner.reply("/feed", feed_reply());
    partner.reply("/out", Reply{.status = 500});
    follow("/feed");
    follow("/out");
    EXPECT_EQ(tidings({"feeds", "list"}), 0);
    EXPECT_NE(out.find("hotline  waiting"), std::string::npos) << out;
    poll();
    EXPECT_EQ(tidings({"feeds", "list"}), 0);
    EXPECT_NE(out.find("hotline  ok  Hotline"), std::string::npos) << out;
    EXPECT_NE(out.find("hotline-2  failing"), std::string::npos) << out;
    EXPECT_NE(out.find("HTTP 500"), std::string::npos) << out;
    EXPECT_EQ(tidings({"feeds", "show", "nobody"}), 66);
}

TEST_F(FollowedFeed, RefusesToMoveAFeedOntoAnotherOrToNowhere) {
    follow("/feed");
    follow("/other");
    EXPECT_EQ(tidings({"feeds", "move", "hotline", partner.url("/other")}), 77);
    EXPECT_EQ(tidings({"feeds", "move", "hotline", "ftp://h.example/"}), 64);
    EXPECT_EQ(tidings({"feeds", "move", "nobody", partner.url("/new")}), 66);
}

TEST_F(FollowedFeed, ChecksAnAddressBeforeItIsFollowed) {
    partner.reply("/feed", feed_reply());
    EXPECT_EQ(tidings({"feeds", "check", partner.url("/feed")}), 0) << err;
    for (const char* words :
         {"a feed, rss-2.0", "Hotline", "items         1", "ETag", "First", "tidings feeds add"})
        EXPECT_NE(out.find(words), std::string::npos) << words << "\n" << out;
    EXPECT_EQ(tidings({"feeds", "list"}), 0);
    EXPECT_EQ(out, "") << "it is only looked at";
}

TEST_F(FollowedFeed, ChecksAPageForTheFeedsItAdvertises) {
    partner.reply(
        "/",
        Reply{.body = "<!doctype html><head><link rel=alternate type=application/rss+xml title=News href=/a>"
                      "<link rel=alternate type=application/atom+xml href=/b></head>"});
    EXPECT_EQ(tidings({"feeds", "check", partner.url("/")}), 65);
    EXPECT_NE(out.find(partner.url("/a") + "  application/rss+xml  News"), std::string::npos) << out;
    EXPECT_NE(out.find(partner.url("/b")), std::string::npos) << out;
}

TEST_F(FollowedFeed, ChecksWhatIsNoFeedAndSaysWhy) {
    partner.reply("/page", Reply{.body = "<!doctype html><p>Hello"});
    partner.reply("/secret", Reply{.status = 401});
    EXPECT_EQ(tidings({"feeds", "check", partner.url("/page")}), 65);
    EXPECT_NE(err.find("HTML page"), std::string::npos) << err;
    EXPECT_EQ(tidings({"feeds", "check", partner.url("/missing")}), 69);
    EXPECT_EQ(tidings({"feeds", "check", partner.url("/secret")}), 77);
    EXPECT_EQ(tidings({"feeds", "check", "http://10.0.0.1/"}), 77) << "an internal address";
    EXPECT_EQ(tidings({"feeds", "check", "news"}), 64);
}

TEST_F(FollowedFeed, SaysItInOneLine) {
    partner.reply("/feed", feed_reply());
    follow("/feed");
    poll();
    EXPECT_EQ(out, "polled 1 feeds (0 unchanged, 0 failed): 1 items, 1 new, 0 changed\n");
    EXPECT_EQ(err, "");
}

TEST_F(FollowedFeed, KeepsTagsAndLanguageWhenItIsAddedOnceMore) {
    partner.reply("/feed", feed_reply());
    ASSERT_EQ(tidings({"feeds", "add", partner.url("/feed"), "--partner", "Hotline", "--tag", "grooming",
                       "--language", "it"}),
              0);
    ASSERT_EQ(tidings({"feeds", "add", partner.url("/feed"), "--partner", "Hotline", "--title", "News"}), 0)
        << err;
    const std::string after = shown();
    EXPECT_NE(after.find("grooming"), std::string::npos) << after;
    EXPECT_NE(after.find("\"it\""), std::string::npos) << after;
    EXPECT_NE(after.find("\"News\""), std::string::npos) << after;
}

TEST_F(FollowedFeed, IsNotMovedWhileARunMayWriteWhereItWas) {
    partner.reply("/feed", feed_reply());
    follow("/feed");
    const auto lock = RunLock::take(folder / "hub/tidings.lock", "a run");
    ASSERT_TRUE(lock);
    EXPECT_EQ(tidings({"feeds", "move", "hotline", partner.url("/new")}), 75);
    EXPECT_EQ(tidings({"feeds", "add", partner.url("/new"), "--partner", "Hotline"}), 75);
    EXPECT_TRUE(shows("\"address\":\"" + partner.url("/feed") + "\"")) << out;
}

TEST_F(FollowedFeed, IsRecommendedWhereItStaysAndNotWhereItLeadsToday) {
    partner.reply("/feed", redirect(302, "/session/abc"));
    partner.reply("/session/abc", feed_reply());
    ASSERT_EQ(tidings({"feeds", "check", partner.url("/feed")}), 0) << err;
    EXPECT_NE(out.find("feeds add " + partner.url("/feed") + " "), std::string::npos) << out;
}

}  // namespace
}  // namespace tidings
