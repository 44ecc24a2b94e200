// What an operator sees of the feeds and does with them: feeds list, show, check, move.
#include "polled_hub.h"

namespace tidings {
namespace {

class FeedsCommands : public Polling {};

TEST_F(FeedsCommands, ListsEveryFeedWithItsState) {
    server.reply("/feed", feed_reply());
    server.reply("/out", Reply{.status = 500});
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

TEST_F(FeedsCommands, RefusesToMoveAFeedOntoAnotherOrToNowhere) {
    follow("/feed");
    follow("/other");
    EXPECT_EQ(tidings({"feeds", "move", "hotline", server.url("/other")}), 77);
    EXPECT_EQ(tidings({"feeds", "move", "hotline", "ftp://h.example/"}), 64);
    EXPECT_EQ(tidings({"feeds", "move", "nobody", server.url("/new")}), 66);
}

TEST_F(FeedsCommands, ChecksAnAddressBeforeItIsFollowed) {
    server.reply("/feed", feed_reply());
    EXPECT_EQ(tidings({"feeds", "check", server.url("/feed")}), 0) << err;
    for (const char* words :
         {"a feed, rss-2.0", "Hotline", "items         1", "ETag", "First", "tidings feeds add"})
        EXPECT_NE(out.find(words), std::string::npos) << words << "\n" << out;
    EXPECT_EQ(tidings({"feeds", "list"}), 0);
    EXPECT_EQ(out, "") << "it is only looked at";
}

TEST_F(FeedsCommands, ChecksAPageForTheFeedsItAdvertises) {
    server.reply(
        "/",
        Reply{.body = "<!doctype html><head><link rel=alternate type=application/rss+xml title=News href=/a>"
                      "<link rel=alternate type=application/atom+xml href=/b></head>"});
    EXPECT_EQ(tidings({"feeds", "check", server.url("/")}), 65);
    EXPECT_NE(out.find(server.url("/a") + "  application/rss+xml  News"), std::string::npos) << out;
    EXPECT_NE(out.find(server.url("/b")), std::string::npos) << out;
}

TEST_F(FeedsCommands, ChecksWhatIsNoFeedAndSaysWhy) {
    server.reply("/page", Reply{.body = "<!doctype html><p>Hello"});
    server.reply("/secret", Reply{.status = 401});
    EXPECT_EQ(tidings({"feeds", "check", server.url("/page")}), 65);
    EXPECT_NE(err.find("HTML page"), std::string::npos) << err;
    EXPECT_EQ(tidings({"feeds", "check", server.url("/missing")}), 69);
    EXPECT_EQ(tidings({"feeds", "check", server.url("/secret")}), 77);
    EXPECT_EQ(tidings({"feeds", "check", "http://10.0.0.1/"}), 77) << "an internal address";
    EXPECT_EQ(tidings({"feeds", "check", "news"}), 64);
}

}  // namespace
}  // namespace tidings
