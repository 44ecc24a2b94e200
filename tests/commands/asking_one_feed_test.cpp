// `feeds poll` and `feeds remove`, and servers that answer not quite as HTTP has it.
#include <gtest/gtest.h>

#include "commands/polled_hub.h"
#include "publish/gzip.h"

namespace tidings {
namespace {

class OneFeed : public PolledHub {
  protected:
    std::string items() {
        EXPECT_EQ(tidings({"items", "--json"}), 0) << err;
        return out;
    }
    bool has_the_item() { return items().find("https://h.example/1") != std::string::npos; }
    void poll_once(Reply reply) {
        partner.reply("/feed", std::move(reply));
        follow("/feed");
        poll();
    }
};

TEST_F(OneFeed, IsAskedAtOnceWhateverItsSchedule) {
    partner.reply("/other", feed_reply());
    follow("/other");
    poll_once(feed_reply());
    ASSERT_EQ(tidings({"feeds", "poll", "hotline-2"}), 0) << err;
    EXPECT_EQ(asked("/feed"), 2u);
    EXPECT_EQ(asked("/other"), 1u) << "no other is";
}

TEST_F(OneFeed, IsAskedWithoutValidatorsIfItsAnswerShallBeFresh) {
    poll_once(feed_reply());
    ASSERT_EQ(tidings({"feeds", "poll", "hotline"}), 0) << err;
    EXPECT_EQ(last_header("/feed", "if-none-match"), "\"v1\"");
    ASSERT_EQ(tidings({"feeds", "poll", "hotline", "--fresh"}), 0) << err;
    EXPECT_EQ(last_header("/feed", "if-none-match"), "");
    ASSERT_EQ(tidings({"feeds", "poll", "hotline"}), 0) << err;
    EXPECT_EQ(last_header("/feed", "if-none-match"), "\"v1\"") << "with them again";
}

TEST_F(OneFeed, ThatCannotBeReadIsToldWithWhy) {
    poll_once(feed_reply());
    partner.reply("/feed", Reply{.status = 404});
    EXPECT_EQ(tidings({"feeds", "poll", "hotline"}), 69);
    EXPECT_NE(err.find("There is no feed at"), std::string::npos) << err;
    EXPECT_EQ(tidings({"feeds", "poll", "nobody"}), 66);
}

TEST_F(OneFeed, ThatWasGivenUpIsAskedAllTheSame) {
    poll_once(Reply{.status = 410});
    poll_times(2);
    partner.reply("/feed", feed_reply());
    ASSERT_EQ(tidings({"feeds", "poll", "hotline"}), 0) << err;
    EXPECT_TRUE(shows("\"state\":\"ok\"")) << out;
}

TEST_F(OneFeed, WhoseServerFailsConditionalRequestsAloneSaysSo) {
    partner.reply("/feed", [](const SeenRequest& request) -> Reply {
        return request.header("if-none-match").empty() ? feed_reply() : Reply{.status = 412};
    });
    follow("/feed");
    poll();
    poll_times(1);
    EXPECT_TRUE(shows("\"conditional_requests_fail\":true")) << out;
    EXPECT_NE(out.find("conditional request"), std::string::npos);
    poll_times(3);
    EXPECT_TRUE(shows("\"state\":\"ok\"")) << out;
    EXPECT_NE(out.find("fails conditional requests alone"), std::string::npos) << out;
}

TEST_F(OneFeed, ThatIsRemovedIsNeitherAskedNorListedAndLeavesItsItems) {
    poll_once(feed_reply());
    ASSERT_EQ(tidings({"feeds", "remove", "hotline"}), 0) << err;
    poll_times(2);
    EXPECT_EQ(asked("/feed"), 1u);
    ASSERT_EQ(tidings({"feeds", "list"}), 0);
    EXPECT_EQ(out.find("hotline"), std::string::npos) << out;
    EXPECT_TRUE(has_the_item());
    EXPECT_EQ(tidings({"feeds", "show", "hotline"}), 66);
    EXPECT_EQ(tidings({"feeds", "remove", "hotline"}), 66);
}

TEST_F(OneFeed, ThatIsAddedAgainIsAskedAgain) {
    poll_once(feed_reply());
    ASSERT_EQ(tidings({"feeds", "remove", "hotline"}), 0) << err;
    follow("/feed");
    poll_times(1);
    EXPECT_EQ(asked("/feed"), 2u);
    EXPECT_TRUE(shows("\"state\":\"ok\"")) << out;
}

TEST_F(OneFeed, IsReadThoughItsServerMislabelsItsBytes) {
    const std::string packed = publish::gzip(rss());
    const std::vector<Reply> replies{
        {.body = packed},
        {.headers = {{"content-type", "application/gzip"}}, .body = packed},
        {.headers = {{"content-encoding", "gzip"}}, .body = publish::gzip(packed)},
        {.headers = {{"content-encoding", "gzip"}}, .body = packed.substr(0, packed.size() - 8)},
        {.headers = {{"content-encoding", "br"}}, .body = rss()}};
    follow("/feed");
    for (const Reply& reply : replies) {
        partner.reply("/feed", reply);
        ASSERT_EQ(tidings({"feeds", "poll", "hotline"}), 0) << err;
    }
    EXPECT_TRUE(has_the_item());
}

TEST_F(OneFeed, IsReadWithItsEndThoughItsServerCountsItsBytesWrong) {
    poll_once(Reply{.raw = "HTTP/1.1 200 OK\r\nETag: \"all\"\r\nContent-Length: " +
                           std::to_string(rss().size() + 7) + "\r\n\r\n" + rss()});
    EXPECT_TRUE(has_the_item());
    EXPECT_TRUE(shows(R"("etag":"\"all\"")")) << out;
}

TEST_F(OneFeed, HasFailedIfItsServerBrokeOffBeforeItsEnd) {
    poll_once(Reply{.headers = {{"etag", "\"half\""}}, .body = rss() + std::string(100, ' ')});
    partner.reply("/feed", Reply{.headers = {{"etag", "\"half\""}},
                                 .body = rss("", "Mon, 23 Nov 2026 07:00:00 GMT"),
                                 .cut_after = 200});
    EXPECT_EQ(tidings({"feeds", "poll", "hotline", "--fresh"}), 69);
    EXPECT_NE(err.find("broke off"), std::string::npos) << err;
}

TEST_F(OneFeed, OfWhichAPartCameIsAskedForAllOfItAgain) {
    poll_once(Reply{.status = 206,
                    .headers = {{"content-range", "bytes 0-99/999"}, {"etag", "\"part\""}},
                    .body = rss().substr(0, 100)});
    EXPECT_TRUE(shows("a part of the feed")) << out;
    poll_times(1);
    EXPECT_EQ(last_header("/feed", "if-none-match"), "");
}

TEST_F(OneFeed, BehindABotWallNamesIt) {
    poll_once(Reply{
        .headers = {{"content-type", "text/html"}},
        .body = "<!doctype html><script src=/.within.website/x/cmd/anubis/static/js/main.mjs></script>"});
    EXPECT_TRUE(shows("bot protection of Anubis")) << out;
    partner.reply("/feed", Reply{.status = 202, .headers = {{"sg-captcha", "challenge"}}, .body = "<html>"});
    EXPECT_EQ(tidings({"feeds", "poll", "hotline"}), 69);
    EXPECT_NE(err.find("SiteGround"), std::string::npos) << err;
}

}  // namespace
}  // namespace tidings
