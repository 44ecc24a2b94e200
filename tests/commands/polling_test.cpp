// The manners of polling, in virtual time, against a real server on loopback.
#include <gtest/gtest.h>

#include "commands/polled_hub.h"
#include "publish/gzip.h"

namespace tidings {
namespace {

class Polling : public PolledHub {
  protected:
    // The feed's only item is an hour old at the first poll, and a day at the 304: half of that is waited.
    void expect_the_rhythm_of_its_item_after_304() {
        partner.reply("/feed", Reply{.status = 304});
        poll_after(hours(23));
        poll_after(hours(11));
        EXPECT_EQ(asked("/feed"), 2u);
        poll_after(hours(3));
        EXPECT_EQ(asked("/feed"), 3u);
    }
};

TEST_F(Polling, SendsBothValidatorsBackAsTheyCame) {
    partner.reply("/feed", feed_reply({{"etag", "W/odd \"one"}, {"last-modified", "yesterday, perhaps"}}));
    follow("/feed");
    poll();
    poll_after(hours(48));
    EXPECT_EQ(last_header("/feed", "if-none-match"), "W/odd \"one");
    EXPECT_EQ(last_header("/feed", "if-modified-since"), "yesterday, perhaps");
}

TEST_F(Polling, DropsValidatorsThatAGoodAnswerNoLongerHas) {
    partner.reply("/feed", feed_reply());
    follow("/feed");
    poll();
    partner.reply("/feed", feed_reply({}));
    poll_after(hours(48));
    poll_after(hours(48));
    EXPECT_EQ(last_header("/feed", "if-none-match"), "");
}

TEST_F(Polling, KeepsValidatorsThroughErrorsPagesAndEmptyBodies) {
    partner.reply("/feed", feed_reply());
    follow("/feed");
    poll();
    const std::vector<Reply> bad{
        {.status = 500, .headers = {{"etag", "\"bad\""}}},
        {.headers = {{"etag", "\"bad\""}}, .body = "<!doctype html><p>Sorry"},
        {.headers = {{"etag", "\"bad\""}}},
        {.headers = {{"etag", "\"bad\""}, {"content-encoding", "gzip"}}, .body = "no gzip"},
        {.headers = {{"etag", "\"bad\""}}, .body = rss(), .cut_after = 100}};
    for (const Reply& reply : bad) {
        partner.reply("/feed", reply);
        poll_times(1);
        poll_times(1);
        EXPECT_TRUE(shows(R"("etag":"\"v1\"")")) << reply.status << reply.body;
    }
}

TEST_F(Polling, ReadsAFeedThatComesPacked) {
    partner.reply("/feed", Reply{.headers = {{"content-encoding", "gzip"}}, .body = publish::gzip(rss())});
    follow("/feed");
    poll();
    ASSERT_EQ(tidings({"items", "--json"}), 0) << err;
    EXPECT_NE(out.find("https://h.example/1"), std::string::npos) << out;
}

TEST_F(Polling, DoesNotTakeTheValidatorsOfADocumentThatWasCutOff) {
    partner.reply("/feed", feed_reply());
    follow("/feed");
    poll();
    partner.reply("/feed",
                  Reply{.headers = {{"etag", "\"half\""}}, .body = rss().substr(0, rss().size() - 20)});
    poll_times(2);
    EXPECT_EQ(last_header("/feed", "if-none-match"), "\"v1\"");
}

TEST_F(Polling, TakesFreshValidatorsFrom304) {
    partner.reply("/feed", feed_reply());
    follow("/feed");
    poll();
    partner.reply("/feed", Reply{.status = 304, .headers = {{"etag", "\"v2\""}}});
    poll_times(1);
    poll_after(hours(48));
    EXPECT_EQ(last_header("/feed", "if-none-match"), "\"v2\"");
}

TEST_F(Polling, AsksNobodyBeforeTheTime) {
    partner.reply("/feed", feed_reply({{"etag", "\"v1\""}, {"cache-control", "max-age=14400"}}));
    follow("/feed");
    poll();
    for (int i = 0; i < 15; ++i) poll_after(hours(0)), now += minutes(15);
    EXPECT_EQ(asked("/feed"), 1u);
    poll_after(hours(6));
    EXPECT_EQ(asked("/feed"), 2u);
}

TEST_F(Polling, ReadsADocumentOnceThatAServerSendsAgainAndAgain) {
    partner.reply("/feed", feed_reply({}));
    follow("/feed");
    poll();
    poll_after(hours(48));
    EXPECT_NE(out.find("1 unchanged"), std::string::npos) << out;
    partner.reply("/feed", feed_reply());
    poll_after(hours(48));
    EXPECT_NE(out.find("1 unchanged"), std::string::npos) << out;
    poll_after(hours(48));
    EXPECT_EQ(last_header("/feed", "if-none-match"), "\"v1\"") << "its validators count all the same";
    partner.reply("/feed", Reply{.body = rss("", "Mon, 23 Nov 2026 07:00:00 GMT")});
    poll_after(hours(48));
    EXPECT_NE(out.find("0 unchanged"), std::string::npos) << out;
}

TEST_F(Polling, KeepsToTheRhythmOfTheItemsAlsoAfter304) {
    partner.reply("/feed", feed_reply());
    follow("/feed");
    poll();
    expect_the_rhythm_of_its_item_after_304();
}

TEST_F(Polling, LearnsTheRhythmFromTheItemsOfAHubThatDidNotKeepIt) {
    partner.reply("/feed", feed_reply());
    follow("/feed");
    poll();
    change_database("update feeds set rhythm_items = null, rhythm_oldest = null, silent_from = null");
    expect_the_rhythm_of_its_item_after_304();
}

TEST_F(Polling, HeedsTheTimeToLiveAlsoAfter304) {
    partner.reply("/feed", Reply{.headers = {{"etag", "\"v1\""}}, .body = rss("<ttl>1440</ttl>")});
    follow("/feed");
    poll();
    partner.reply("/feed", Reply{.status = 304});
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
    partner.reply("/feed", Reply{.headers = {{"etag", "\"v1\""}}, .body = rss(night + "</skipHours>")});
    follow("/feed");
    poll();
    partner.reply("/feed", Reply{.status = 304});
    for (int hour = 1; hour <= 18; ++hour) poll_after(hours(4));
    EXPECT_LE(asked("/feed"), 4u) << "once a day, at nine";
    EXPECT_GE(asked("/feed"), 2u);
}

TEST_F(Polling, BacksOffFromATroubledServerAndNeverGivesItUp) {
    partner.reply("/feed", Reply{.status = 500});
    follow("/feed");
    poll();
    for (int hour = 0; hour < 40 * 24; hour += 8) poll_after(hours(8));
    EXPECT_GE(asked("/feed"), 8u);
    EXPECT_LE(asked("/feed"), 13u) << "1 h, doubled up to a week";
    partner.reply("/feed", feed_reply());
    poll_times(1);
    EXPECT_TRUE(shows("\"state\":\"ok\""));
}

TEST_F(Polling, TellsOfAFailureOnceAfterThreeDaysAndWhenItIsOver) {
    partner.reply("/feed", Reply{.status = 404});
    follow("/feed");
    int told_times = 0;
    for (int hour = 0; hour < 12 * 24; hour += 6) {
        ASSERT_EQ(tidings({"poll", "-q"}), 0);
        EXPECT_TRUE(err.empty() || hour >= 3 * 24) << hour << err;
        told_times += told("feed failing") ? 1 : 0;
        now += hours(6);
    }
    EXPECT_EQ(told_times, 1);
    partner.reply("/feed", feed_reply());
    poll_times(1);
    EXPECT_TRUE(told("feed answers again")) << err;
}

TEST_F(Polling, StopsAfterTheThird410AndSaysSoOnce) {
    partner.reply("/feed", Reply{.status = 410});
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
    partner.reply("/feed", Reply{.status = 410});
    partner.reply("/new", feed_reply());
    follow("/feed");
    poll();
    poll_times(2);
    ASSERT_EQ(tidings({"feeds", "move", "hotline", partner.url("/new")}), 0) << err;
    poll_after(hours(0));
    EXPECT_EQ(asked("/new"), 1u);
    EXPECT_TRUE(shows("\"state\":\"ok\"")) << out;
}

TEST_F(Polling, LeavesAWholeHostAloneForAsLongAsItAsks) {
    partner.reply("/busy", Reply{.status = 429, .headers = {{"retry-after", "172800"}}});
    partner.reply("/feed", feed_reply());
    follow("/feed");
    poll();
    follow("/busy");
    poll();
    EXPECT_TRUE(shows("\"state\":\"waiting\"")) << out;
    poll_after(hours(47));
    EXPECT_EQ(asked("/feed"), 1u);
    partner.reply("/busy", feed_reply());
    poll_after(hours(2));
    EXPECT_EQ(asked("/feed"), 2u);
    EXPECT_TRUE(shows("\"state\":\"ok\"")) << out;
}

TEST_F(Polling, DoesNotBlameFeedsThatWereNotAskedForTheirHostsSake) {
    for (const char* path : {"/1", "/2", "/3"}) {
        partner.reply(path, Reply{.status = 429});
        follow(path);
    }
    poll();
    EXPECT_EQ(partner.requests().size(), 1u);
    EXPECT_NE(out.find("1 failed, 2 put off"), std::string::npos) << out;
}

TEST_F(Polling, WaitsForOneFeedAloneWhenItsServiceIsOut) {
    partner.reply("/out", Reply{.status = 503, .headers = {{"retry-after", "172800"}}});
    partner.reply("/feed", feed_reply());
    follow("/out");
    follow("/feed");
    poll();
    poll_after(hours(30));
    EXPECT_EQ(asked("/out"), 1u);
    EXPECT_EQ(asked("/feed"), 2u);
}

}  // namespace
}  // namespace tidings
