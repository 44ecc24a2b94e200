// The manners of polling, one test a rule, at the level of the whole program: command lines at times that the
// test chooses, against a scripted server. Nothing of ours is replaced.
#include "polled_hub.h"

namespace tidings {
namespace {

TEST_F(Polling, SendsBothValidatorsBackAsTheyCame) {
    server.reply("/feed", feed_reply({{"etag", "W/odd \"one"}, {"last-modified", "yesterday, perhaps"}}));
    follow("/feed");
    poll();
    poll_after(hours(48));
    EXPECT_EQ(last_header("/feed", "if-none-match"), "W/odd \"one");
    EXPECT_EQ(last_header("/feed", "if-modified-since"), "yesterday, perhaps");
}

TEST_F(Polling, DropsValidatorsThatAGoodAnswerNoLongerHas) {
    server.reply("/feed", feed_reply());
    follow("/feed");
    poll();
    server.reply("/feed", feed_reply({}));
    poll_after(hours(48));
    poll_after(hours(48));
    EXPECT_EQ(last_header("/feed", "if-none-match"), "");
}

TEST_F(Polling, KeepsValidatorsThroughErrorsPagesAndEmptyBodies) {
    server.reply("/feed", feed_reply());
    follow("/feed");
    poll();
    const std::vector<Reply> bad{{.status = 500, .headers = {{"etag", "\"bad\""}}},
                                 {.headers = {{"etag", "\"bad\""}}, .body = "<!doctype html><p>Sorry"},
                                 {.headers = {{"etag", "\"bad\""}}},
                                 {.headers = {{"etag", "\"bad\""}}, .body = rss(), .cut_after = 100}};
    for (const Reply& reply : bad) {
        server.reply("/feed", reply);
        poll_times(1);
        poll_times(1);
        EXPECT_EQ(last_header("/feed", "if-none-match"), "\"v1\"") << reply.status << reply.body;
    }
}

TEST_F(Polling, DoesNotTakeTheValidatorsOfADocumentThatWasCutOff) {
    server.reply("/feed", feed_reply());
    follow("/feed");
    poll();
    server.reply("/feed",
                 Reply{.headers = {{"etag", "\"half\""}}, .body = rss().substr(0, rss().size() - 20)});
    poll_times(2);
    EXPECT_EQ(last_header("/feed", "if-none-match"), "\"v1\"");
}

TEST_F(Polling, TakesFreshValidatorsFrom304) {
    server.reply("/feed", feed_reply());
    follow("/feed");
    poll();
    server.reply("/feed", Reply{.status = 304, .headers = {{"etag", "\"v2\""}}});
    poll_times(2);
    EXPECT_EQ(last_header("/feed", "if-none-match"), "\"v2\"");
}

TEST_F(Polling, AsksNobodyBeforeTheTime) {
    server.reply("/feed", feed_reply({{"etag", "\"v1\""}, {"cache-control", "max-age=14400"}}));
    follow("/feed");
    poll();
    for (int i = 0; i < 15; ++i) poll_after(hours(0)), now += minutes(15);
    EXPECT_EQ(asked("/feed"), 1u);
    poll_after(hours(6));
    EXPECT_EQ(asked("/feed"), 2u);
}

TEST_F(Polling, HeedsTheTimeToLiveAlsoAfter304) {
    server.reply("/feed", Reply{.headers = {{"etag", "\"v1\""}}, .body = rss("<ttl>1440</ttl>")});
    follow("/feed");
    poll();
    server.reply("/feed", Reply{.status = 304});
    poll_after(hours(27));
    poll_after(hours(23));
    EXPECT_EQ(asked("/feed"), 2u);
    poll_after(hours(4));
    EXPECT_EQ(asked("/feed"), 3u);
}

TEST_F(Polling, HeedsTheHoursToSkipAlsoAfter304) {
    std::string night = "<skipHours>";
    for (int hour = 0; hour < 24; ++hour)
        if (hour != 9 && hour != 10) night += "<hour>" + std::to_string(hour) + "</hour>";
    server.reply("/feed", Reply{.headers = {{"etag", "\"v1\""}}, .body = rss(night + "</skipHours>")});
    follow("/feed");
    poll();
    server.reply("/feed", Reply{.status = 304});
    for (int hour = 1; hour <= 18; ++hour) poll_after(hours(4));
    EXPECT_LE(asked("/feed"), 4u) << "once a day, at nine";
    EXPECT_GE(asked("/feed"), 2u);
}

TEST_F(Polling, BacksOffFromATroubledServerAndNeverGivesItUp) {
    server.reply("/feed", Reply{.status = 500});
    follow("/feed");
    poll();
    for (int hour = 0; hour < 40 * 24; hour += 8) poll_after(hours(8));
    EXPECT_GE(asked("/feed"), 8u);
    EXPECT_LE(asked("/feed"), 13u) << "1 h, doubled up to a week";
    server.reply("/feed", feed_reply());
    poll_times(1);
    EXPECT_TRUE(shows("\"state\":\"ok\""));
}

TEST_F(Polling, TellsOfAFailureOnceAfterThreeDaysAndWhenItIsOver) {
    server.reply("/feed", Reply{.status = 404});
    follow("/feed");
    int told_times = 0;
    for (int hour = 0; hour < 12 * 24; hour += 6) {
        ASSERT_EQ(tidings({"poll", "-q"}), 0);
        EXPECT_TRUE(err.empty() || hour >= 3 * 24) << hour << err;
        told_times += told("feed failing") ? 1 : 0;
        now += hours(6);
    }
    EXPECT_EQ(told_times, 1);
    server.reply("/feed", feed_reply());
    poll_times(1);
    EXPECT_TRUE(told("feed answers again")) << err;
}

TEST_F(Polling, StopsAfterTheThird410AndSaysSoOnce) {
    server.reply("/feed", Reply{.status = 410});
    follow("/feed");
    poll();
    poll_times(1);
    EXPECT_FALSE(told("feed gone"));
    poll_times(1);
    EXPECT_TRUE(told("feed gone")) << err;
    poll_times(3);
    EXPECT_EQ(tidings({"poll", "--now"}), 0);
    EXPECT_EQ(asked("/feed"), 3u);
    EXPECT_TRUE(shows("\"state\":\"gone\"")) << out;
}

TEST_F(Polling, AFeedThatWasGoneIsFollowedAgainAtItsNewAddress) {
    server.reply("/feed", Reply{.status = 410});
    server.reply("/new", feed_reply());
    follow("/feed");
    poll();
    poll_times(2);
    ASSERT_EQ(tidings({"feeds", "move", "hotline", server.url("/new")}), 0) << err;
    poll_after(hours(0));
    EXPECT_EQ(asked("/new"), 1u);
    EXPECT_TRUE(shows("\"state\":\"ok\"")) << out;
}

TEST_F(Polling, LeavesAWholeHostAloneForAsLongAsItAsks) {
    server.reply("/busy", Reply{.status = 429, .headers = {{"retry-after", "172800"}}});
    server.reply("/feed", feed_reply());
    follow("/feed");
    poll();
    follow("/busy");
    poll();
    EXPECT_TRUE(shows("\"state\":\"waiting\"")) << out;
    poll_after(hours(47));
    EXPECT_EQ(asked("/feed"), 1u);
    server.reply("/busy", feed_reply());
    poll_after(hours(2));
    EXPECT_EQ(asked("/feed"), 2u);
    EXPECT_TRUE(shows("\"state\":\"ok\"")) << out;
}

TEST_F(Polling, DoesNotBlameFeedsThatWereNotAskedForTheirHostsSake) {
    for (const char* path : {"/1", "/2", "/3"}) {
        server.reply(path, Reply{.status = 429});
        follow(path);
    }
    poll();
    EXPECT_EQ(server.requests().size(), 1u);
    EXPECT_NE(out.find("1 failed, 2 put off"), std::string::npos) << out;
}

TEST_F(Polling, WaitsForOneFeedAloneWhenItsServiceIsOut) {
    server.reply("/out", Reply{.status = 503, .headers = {{"retry-after", "172800"}}});
    server.reply("/feed", feed_reply());
    follow("/out");
    follow("/feed");
    poll();
    poll_after(hours(30));
    EXPECT_EQ(asked("/out"), 1u);
    EXPECT_EQ(asked("/feed"), 2u);
}

TEST_F(Polling, AdoptsAPermanentMoveAtTheThirdSighting) {
    server.reply("/feed", redirect(301, "/new"));
    server.reply("/new", feed_reply());
    follow("/feed");
    poll();
    poll_times(1);
    EXPECT_TRUE(shows("\"state\":\"moving\"")) << out;
    poll_times(2);
    EXPECT_EQ(asked("/feed"), 3u);
    EXPECT_EQ(asked("/new"), 4u);
    EXPECT_EQ(last_header("/new", "if-none-match"), "\"v1\"");
    EXPECT_TRUE(shows("\"former_address\":\"" + server.url("/feed")));
}

TEST_F(Polling, NeverAdoptsATemporaryMoveNorOneToAPage) {
    server.reply("/a", redirect(302, "/feed"));
    server.reply("/b", redirect(301, "/page"));
    server.reply("/feed", feed_reply());
    server.reply("/page", Reply{.body = "<!doctype html><p>Hello"});
    follow("/a");
    follow("/b");
    poll();
    poll_times(4);
    EXPECT_EQ(asked("/a"), 5u);
    EXPECT_EQ(asked("/b"), 5u);
}

TEST_F(Polling, AdoptsOnlyThePermanentBeginningOfAWay) {
    server.reply("/feed", redirect(308, "/new"));
    server.reply("/new", redirect(302, "/today"));
    server.reply("/today", feed_reply());
    follow("/feed");
    poll();
    poll_times(3);
    EXPECT_EQ(asked("/feed"), 3u);
    EXPECT_TRUE(shows("\"address\":\"" + server.url("/new") + "\"")) << out;
}

TEST_F(Polling, GoesBackWhenTheNewAddressIsGone) {
    server.reply("/feed", redirect(301, "/new"));
    server.reply("/new", feed_reply());
    follow("/feed");
    poll();
    poll_times(3);
    server.reply("/feed", feed_reply());
    server.reply("/new", Reply{.status = 404});
    poll_times(1);
    EXPECT_TRUE(told("feed moved back")) << err;
    poll_times(1);
    EXPECT_EQ(asked("/feed"), 4u);
    EXPECT_TRUE(shows("\"state\":\"ok\""));
}

TEST_F(Polling, DoesNotMoveAFeedOntoAnother) {
    server.reply("/feed", redirect(301, "/new"));
    server.reply("/new", feed_reply());
    follow("/feed");
    follow("/new");
    poll();
    poll_times(2);
    EXPECT_TRUE(told("feed moved to another")) << err;
    poll_times(1);
    EXPECT_FALSE(told("feed moved to another")) << err;
    EXPECT_EQ(asked("/feed"), 4u);
}

TEST_F(Polling, ProposesTheOneFeedOfAPageAndNeverSwitchesByItself) {
    server.reply(
        "/feed",
        Reply{.body = "<!doctype html><head><link rel=alternate type=application/rss+xml href=/new></head>"});
    server.reply("/new", feed_reply());
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

TEST_F(Polling, ProposesNothingWhereAPageHasSeveralFeeds) {
    server.reply("/feed",
                 Reply{.body = "<!doctype html><head><link rel=alternate type=application/rss+xml href=/a>"
                               "<link rel=alternate type=application/atom+xml href=/b></head>"});
    follow("/feed");
    poll();
    EXPECT_FALSE(told("feed proposal")) << err;
    EXPECT_NE(tidings({"feeds", "move", "hotline"}), 0);
}

TEST_F(Polling, TellsOfSilenceOnceByTheFeedsOwnRhythm) {
    std::string items;
    for (int day = 1; day <= 9; ++day)
        items += "<item><title>No " + std::to_string(day) + "</title><guid>https://h.example/n" +
                 std::to_string(day) + "</guid><pubDate>0" + std::to_string(day) +
                 " Nov 2026 08:00:00 GMT</pubDate></item>";
    server.reply("/feed", Reply{.headers = {{"etag", "\"v1\""}},
                                .body = "<rss version=\"2.0\"><channel><title>H</title>" + items +
                                        "</channel></rss>"});
    follow("/feed");
    poll();
    EXPECT_TRUE(told("feed silent")) << err;
    EXPECT_TRUE(shows("\"state\":\"silent\"")) << out << "a daily feed, 14 days after its last item";
    poll_times(1);
    EXPECT_FALSE(told("feed silent")) << err;
}

TEST_F(Polling, NamesACloudflareChallenge) {
    server.reply("/feed", Reply{.status = 403, .headers = {{"cf-mitigated", "challenge"}}});
    follow("/feed");
    poll();
    EXPECT_TRUE(shows("Cloudflare")) << out;
}

TEST_F(Polling, IntroducesItselfAndAsksForFeedsAndNothingElse) {
    server.reply("/feed", feed_reply({{"set-cookie", "id=1"}, {"etag", "\"v1\""}}));
    follow("/feed");
    poll();
    poll_after(hours(48));
    const SeenRequest request = server.requests("/feed").back();
    EXPECT_EQ(request.method, "GET");
    EXPECT_EQ(request.header("user-agent").find("tidings/1.2.3 (+http"), 0u) << request.header("user-agent");
    EXPECT_NE(request.header("accept").find("application/rss+xml"), std::string::npos);
    EXPECT_EQ(request.header("cookie") + request.header("referer"), "");
}

TEST_F(Polling, ForgetsAScheduleMadeByAClockThatRanAhead) {
    server.reply("/feed", feed_reply());
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

TEST_F(Polling, SaysItInOneLine) {
    server.reply("/feed", feed_reply());
    follow("/feed");
    poll();
    EXPECT_EQ(out, "polled 1 feeds (0 unchanged, 0 failed): 1 items, 1 new, 0 changed\n");
    EXPECT_EQ(err, "");
}

}  // namespace
}  // namespace tidings
