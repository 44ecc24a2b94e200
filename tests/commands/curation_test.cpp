// What editors do by command line beside approving, holding and rejecting.
#include <gtest/gtest.h>

#include "commands/curated_hub.h"

namespace tidings {
namespace {

using support::CuratedHub;

TEST_F(CuratedHub, OurWordsReachReadersInTheirLanguageAndThePartnersStay) {
    ok({"subscribers", "add", "ben@reader.example", "--consent", "form", "--language", "fr"});
    const std::string id = story("Vermisste");
    ok({"stories", "edit", id, "--title", "en=Missing children", "--title", "el=Αγνοούμενα παιδιά",
        "--summary", "el=Για γονείς.", "--note", "en=In German only."});
    ok({"stories", "approve", id});
    ok({"publish"});
    EXPECT_TRUE(says(file("atom.xml"), "xml:lang=\"en\">Missing children</title>")) << file("atom.xml");
    EXPECT_TRUE(says(file("atom.xml"), "In German only."));
    EXPECT_TRUE(says(file("atom.xml"), "Ein Text der Stelle")) << "the partner's words stay";
    EXPECT_TRUE(says(file("feed.json"), R"("title_language": "en")"));
    ok({"digest", "--now"});
    ok({"deliver"});
    const std::string anna = mail_to("anna@reader.example"), ben = mail_to("ben@reader.example");
    EXPECT_TRUE(says(anna, "Αγνοούμενα παιδιά")) << anna;
    EXPECT_TRUE(says(anna, "Για γονείς."));
    EXPECT_TRUE(says(ben, "Missing children")) << "none in French, so as the hub says it";
    EXPECT_TRUE(says(ben, "Ein Text der Stelle"));
    EXPECT_TRUE(says(ben, "<i>In German only.</i>"));
    EXPECT_TRUE(says(after({"stories", "show", id}), "Vermisste Kinder"));
    ok({"stories", "withdraw", id, "--reason", "asked to"});
    ok({"stories", "approve", story("Fachtag")});
    now += std::chrono::hours(24 * 7);
    ok({"digest", "--now"});
    ok({"deliver"});
    EXPECT_TRUE(says(mail_to("anna@reader.example"), "Αγνοούμενα παιδιά (Hotline)"))
        << "told as withdrawn by the title that she read";
}

TEST_F(CuratedHub, AnEditOfWhatReadersSeeTakesAnIssuesApprovalBack) {
    const std::string id = story("Vermisste");
    ok({"stories", "approve", id});
    ok({"digest"});
    ok({"issues", "approve", "1"});
    ok({"stories", "edit", id, "--title", "en=Missing"});
    EXPECT_TRUE(says(after({"issues", "show", "1"}), "approval void"));
    EXPECT_TRUE(says(after({"stories", "show", id}), "title:en: Missing"));
    EXPECT_EQ(tidings({"stories", "edit", id}), 64) << "nothing is to be edited";
    EXPECT_EQ(tidings({"stories", "edit", id, "--title", "Missing"}), 64) << "in which language?";
}

TEST_F(CuratedHub, AnEmbargoHoldsAStoryUntilARunAfterItsEnd) {
    const std::string id = story("Fachtag");
    EXPECT_EQ(tidings({"stories", "approve", id, "--embargo", "2026-11-20"}), 64) << "past";
    ok({"stories", "approve", id, "--embargo", "2026-11-25T08:00:00Z", "--by", "Eva"});
    EXPECT_FALSE(says(after({"stories", "list", "--state", "pending"}), "Fachtag"));
    EXPECT_TRUE(says(after({"stories", "list", "--state", "embargo"}), "Fachtag"));
    ok({"run"});
    EXPECT_FALSE(says(file("atom.xml"), "Fachtag"));
    now += std::chrono::hours(48);
    ok({"run"});
    EXPECT_TRUE(says(file("atom.xml"), "Fachtag"));
    EXPECT_TRUE(says(after({"log", "--story", id}), "approved by Eva: the embargo of act"));
}

TEST_F(CuratedHub, AnEmbargoLetsNoTextOutThatNoEditorSaw) {
    const std::string id = story("Fachtag");
    ok({"stories", "approve", id, "--embargo", "2026-11-25T08:00:00Z", "--by", "Eva"});
    partner.reply(
        "/feed",
        support::Reply{.body = R"(<?xml version="1.0"?><rss version="2.0"><channel><title>Leuchtturm</title>)"
                               R"(<link>https://l.example/</link><language>de</language>)" +
                               item("vermisste", "Vermisste Kinder") + item("fachtag", "Fachtag, geändert") +
                               "</channel></rss>"});
    now += std::chrono::hours(48);
    EXPECT_EQ(tidings({"run"}), 0);
    EXPECT_TRUE(says(err, "has another text than was approved")) << err;
    EXPECT_FALSE(says(file("atom.xml"), "Fachtag"));
    EXPECT_TRUE(says(after({"stories", "list", "--state", "pending"}), "Fachtag, geändert"));
}

TEST_F(CuratedHub, StoriesThatWereSetAsideComeBackFirst) {
    const std::string id = story("Vermisste");
    EXPECT_EQ(tidings({"stories", "set-aside", id, "--until", "2026-11-20"}), 64) << "past";
    ok({"stories", "set-aside", id, "--until", "2026-11-24"});
    EXPECT_FALSE(says(after({"stories", "list", "--state", "pending"}), "Vermisste"));
    EXPECT_TRUE(says(after({"stories", "list", "--state", "aside"}), "Vermisste"));
    now = *parse_date("2026-11-24T00:00:00Z");
    EXPECT_TRUE(after({"stories", "list", "--state", "pending"}).starts_with(id + "  pending")) << out;
    EXPECT_EQ(after({"stories", "list", "--state", "aside"}), "");
}

TEST_F(CuratedHub, ReasonsOfRejectionsAreCountedByFeed) {
    EXPECT_EQ(tidings({"stories", "reject", "1", "--because", "boring"}), 64);
    EXPECT_TRUE(says(err, "off topic, duplicate")) << err;
    ok({"stories", "reject", "1", "--because", "off topic"});
    ok({"stories", "reject", "2"});
    const std::string shown = after({"feeds", "show", "hotline"});
    EXPECT_TRUE(says(shown, "2: no reason given 1, off topic 1")) << shown;
    EXPECT_TRUE(
        says(after({"feeds", "show", "hotline", "--json"}), R"("rejected":[{"because":"","stories":1})"))
        << out;
}

TEST_F(CuratedHub, ALateEditorIsToldWhoChangedWhatMeanwhile) {
    const std::string before = seen("1");
    ok({"stories", "assign", "1", "--to", "Eva", "--by", "Maria"});
    EXPECT_EQ(tidings({"stories", "approve", "1", "--seen", before}), 77);
    EXPECT_TRUE(says(err, "assigned by Maria")) << err;
    ok({"stories", "approve", "1", "--seen", seen("1")});
}

TEST_F(CuratedHub, AnActIsTakenBackAndDoneAgainByItsNumber) {
    ok({"stories", "reject", "1", "--because", "quality", "--by", "Maria"});
    const std::string act = after({"log", "--count", "1", "--json"});
    EXPECT_TRUE(says(act, R"(["reason","","quality"])")) << act;
    EXPECT_TRUE(says(act, R"(["curation","pending","rejected"])")) << act;
    const std::string id = act.substr(std::string_view("{\"id\":").size(), act.find(',') - 6);
    ok({"undo", id, "--reason", "wrong story"});
    EXPECT_TRUE(says(after({"stories", "list", "--state", "pending"}), "1  pending"));
    EXPECT_EQ(tidings({"undo", id}), 77);
    ok({"redo", id});
    EXPECT_TRUE(says(after({"stories", "list", "--state", "rejected"}), "1  rejected"));
    EXPECT_EQ(tidings({"undo", "99"}), 66);
    const std::string table = after({"log", "--csv", "--story", "1"});
    EXPECT_TRUE(table.starts_with("id,at,by,subject,number,what,why,field,before,after,undoes,part_of\r\n"));
    EXPECT_TRUE(says(table, ",story,1,done again: rejected,,curation,pending,rejected,")) << table;
}

TEST_F(CuratedHub, StoriesAreFoundByTheirWordsAsSoonAsTheyAreThere) {
    const std::string id = story("Vermisste");
    EXPECT_TRUE(after({"stories", "list", "--search", "vermisste"}).starts_with(id + "  pending")) << out;
    EXPECT_TRUE(says(out, "über [Vermisste] Kinder")) << out;
    EXPECT_EQ(after({"stories", "list", "--search", "state:approved kinder"}), "");
    ok({"stories", "approve", id});
    EXPECT_TRUE(
        says(after({"stories", "list", "--search", "state:approved KINDER", "--json"}), R"("cursor":")"))
        << out;
    EXPECT_TRUE(says(after({"items", "--search", "Fachtag"}), "Fachtag in Kassel")) << out;
    EXPECT_TRUE(says(after({"stories", "list", "--search", "stelle", "--count", "1"}), "more: --after "))
        << out;
    EXPECT_EQ(tidings({"stories", "list", "--search", "x", "--after", "y"}), 64);
    EXPECT_EQ(tidings({"stories", "list", "--search", "x", "--state", "held"}), 64);
    EXPECT_EQ(tidings({"stories", "list", "--search", "state:lost"}), 64);
}

TEST_F(CuratedHub, AStoryIsEnteredWithoutAFeedAndMeetsAFeedThatHasItLater) {
    const support::Words enter{"stories",
                               "add",
                               "https://ngo.example/guide",
                               "--title",
                               "A guide on grooming",
                               "--partner",
                               "An NGO",
                               "--summary",
                               "What parents can do when a child was groomed online.",
                               "--language",
                               "en",
                               "--tag",
                               "type-toolkit",
                               "--by",
                               "Maria"};
    EXPECT_EQ(after(enter), "story 3 waits for a decision\n");
    const std::string shown = after({"stories", "show", "3"});
    EXPECT_TRUE(says(shown, "An NGO [en]  A guide on grooming")) << shown;
    EXPECT_TRUE(says(shown, "grooming")) << "tagged by the rules";
    EXPECT_TRUE(says(shown, "type-toolkit")) << "and by hand";
    EXPECT_TRUE(says(shown, "entered by hand by Maria")) << shown;
    EXPECT_EQ(tidings(enter), 77);
    EXPECT_TRUE(says(err, "Story 3 has that address already")) << err;
    ok({"stories", "approve", "3"});
    ok({"publish"});
    EXPECT_TRUE(says(file("atom.xml"), "A guide on grooming"));
    EXPECT_FALSE(says(after({"feeds", "list"}), "by-hand")) << "no poll asks it";
    EXPECT_EQ(tidings({"stories", "add", "ftp://x", "--title", "T", "--partner", "P"}), 64);
    EXPECT_EQ(tidings({"stories", "add", "https://x.example/", "--title", "On child pornography", "--partner",
                       "P"}),
              77);
    partner.reply(
        "/other",
        support::Reply{.body = "<rss version=\"2.0\"><channel><title>NGO</title>"
                               "<item><title>A guide on grooming</title>"
                               "<link>https://ngo.example/guide</link><description>What parents can "
                               "do when a child was groomed online.</description></item></channel></rss>"});
    ok({"feeds", "add", partner.url("/other"), "--partner", "An NGO"});
    ok({"poll", "--now"});
    EXPECT_TRUE(says(after({"stories", "list", "--state", "approved"}), "also at An NGO")) << out;
}

TEST_F(CuratedHub, WhatEditorsApproveOfComesFirstByRelevance) {
    ok({"stories", "tag", "1", "--add", "grooming"});
    ok({"stories", "approve", "1"});
    const std::string listed = after({"stories", "list", "--sort", "relevance"});
    EXPECT_TRUE(says(listed, "1 of 1 approved of Leuchtturm; 0 days old")) << listed;
    EXPECT_TRUE(says(after({"stories", "list", "--sort", "relevance", "--json"}), R"("relevance":"1 of 1)"))
        << out;
    EXPECT_EQ(tidings({"stories", "list", "--sort", "colour"}), 64);
    EXPECT_EQ(tidings({"stories", "list", "--sort", "relevance", "--state", "held"}), 64);
}

TEST_F(CuratedHub, TheLogTellsWhatChangedOfTheSettings) {
    ok({"run"});
    set("TIDINGS_HUB_TITLE", "Another hub");
    set("TIDINGS_SMTP_PASSWORD", "secret");
    ok({"run"});
    const std::string log = after({"log", "--subject", "settings"});
    EXPECT_TRUE(says(log, "settings changed by tidings.toml")) << log;
    EXPECT_TRUE(says(log, "hub.title: ")) << log;
    EXPECT_TRUE(says(log, "Another hub")) << log;
    EXPECT_FALSE(says(log, "secret")) << log;
    ok({"run"});
    EXPECT_EQ(after({"log", "--subject", "settings"}), log) << "nothing changed";
}

TEST_F(CuratedHub, ALinkALeadAndANoteStandOnAStorysPage) {
    ok({"stories", "link", "2", "1"});
    ok({"stories", "comment", "2", "ask them on Friday", "--by", "Maria"});
    EXPECT_EQ(tidings({"stories", "lead", "2", "99"}), 66);
    EXPECT_EQ(tidings({"stories", "link", "2", "1", "--as", "cousin"}), 64);
    const std::string shown = after({"stories", "show", "2"});
    EXPECT_TRUE(says(shown, "link:1: follow-up")) << shown;
    EXPECT_TRUE(says(shown, "comment by Maria: ask them on Friday")) << shown;
    ok({"stories", "link", "2", "1", "--remove"});
    EXPECT_FALSE(says(after({"stories", "show", "2"}), "link:1: follow-up"));
}

}  // namespace
}  // namespace tidings
