// Rules of a feed or partner: what is decided and tagged at once.
#include <gtest/gtest.h>

#include "commands/curated_hub.h"

namespace tidings {
namespace {

class RuledHub : public support::CuratedHub {
  protected:
    void bring(const std::string& items) {
        partner.reply(
            "/feed",
            support::Reply{.body =
                               R"(<?xml version="1.0"?><rss version="2.0"><channel><title>Leuchtturm</title>)"
                               R"(<link>https://l.example/</link><language>de</language>)" +
                               items + "</channel></rss>"});
        now += std::chrono::hours(24);
        ok({"poll", "--now"});
    }
};

TEST_F(RuledHub, ARuleIsTriedThenDecidesOnNewStoriesAndIsNamed) {
    EXPECT_TRUE(says(after({"feeds", "rules", "try", "hotline", "--reject", "--title", "FACHTAG"}),
                     "1 of the last 2 items: reject"))
        << out;
    EXPECT_EQ(after({"feeds", "rules"}), "") << "trying adds none";
    ok({"feeds", "rules", "add", "hotline", "--reject", "--title", "fachtag", "--by", "Maria"});
    EXPECT_TRUE(
        says(after({"feeds", "rules"}), "Hotline, hotline  rule 1: reject if the title has \"fachtag\""))
        << out;
    EXPECT_TRUE(says(after({"stories", "list"}), "pending")) << "those that are there stay";
    bring(item("neu", "Neuer Fachtag") + item("anders", "Anderes"));
    const std::string id = story("Neuer Fachtag");
    EXPECT_TRUE(says(after({"stories", "list", "--state", "rejected"}), "Neuer Fachtag"));
    EXPECT_TRUE(says(after({"stories", "list", "--state", "pending"}), "Anderes"));
    EXPECT_TRUE(says(after({"log", "--story", id}), "rejected by rule 1: rule 1: reject if")) << out;
    ok({"feeds", "rules", "remove", "1"});
    EXPECT_EQ(tidings({"feeds", "rules", "remove", "1"}), 66);
    bring(item("noch", "Noch ein Fachtag"));
    EXPECT_TRUE(says(after({"stories", "list", "--state", "pending"}), "Noch ein Fachtag"));
}

TEST_F(RuledHub, RulesOfAPartnerApproveAndTagByCategoryLanguageAndAge) {
    ok({"feeds", "rules", "add", "hotline", "--approve", "--category", "Presse", "--language", "de",
        "--partner"});
    ok({"feeds", "rules", "add", "hotline", "--tag", "grooming", "--title", "Netz"});
    ok({"feeds", "rules", "add", "hotline", "--hold", "--older-than", "100"});
    bring(
        "<item><title>Aus dem "
        "Netz</title><guid>a</guid><category>Presse</category><link>https://l.example/a</link>"
        "<pubDate>Mon, 23 Nov 2026 08:00:00 GMT</pubDate></item>"
        "<item><title>Von gestern</title><guid>b</guid><link>https://l.example/b</link>"
        "<pubDate>Mon, 05 Jan 2026 08:00:00 GMT</pubDate></item>");
    EXPECT_TRUE(says(after({"stories", "list", "--state", "approved"}), "Aus dem Netz")) << out;
    EXPECT_TRUE(says(after({"stories", "list", "--state", "held"}), "Von gestern")) << out;
    EXPECT_TRUE(says(after({"tags", "explain", story("Aus dem Netz")}), "rule 2: tag grooming if")) << out;
    EXPECT_TRUE(says(after({"tags", "retag"}), "0 of")) << "tagging anew takes no rule's tag: " << out;
}

TEST_F(RuledHub, ARuleThatMeansNothingIsRefused) {
    EXPECT_EQ(tidings({"feeds", "rules", "add", "hotline"}), 64);
    EXPECT_EQ(tidings({"feeds", "rules", "add", "hotline", "--hold", "--reject"}), 64);
    EXPECT_EQ(tidings({"feeds", "rules", "add", "hotline", "--tag", "groming"}), 64);
    EXPECT_EQ(tidings({"feeds", "rules", "add", "nobody", "--hold"}), 66);
    EXPECT_EQ(tidings({"feeds", "rules", "forget", "1"}), 64);
}

}  // namespace
}  // namespace tidings
