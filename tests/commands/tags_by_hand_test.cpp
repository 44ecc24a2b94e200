// What editors say of tags, content notes and terms, beside what the rules find.
#include <gtest/gtest.h>

#include "commands/curated_hub.h"

namespace tidings {
namespace {

using support::Words;

class TagsByHand : public support::CuratedHub {
  protected:
    void serve(const std::string& title, const std::string& text) {
        partner.reply(
            "/feed",
            support::Reply{.body =
                               R"(<?xml version="1.0"?><rss version="2.0"><channel><title>Leuchtturm</title>)"
                               R"(<link>https://l.example/</link><language>en</language><item><title>)" +
                               title +
                               "</title><link>https://l.example/one</link><guid>https://l.example/one</guid>"
                               "<description>" +
                               text + "</description></item></channel></rss>"});
        now += std::chrono::hours(24);
        ok({"poll", "--now"});
    }
    std::string tags_of(const std::string& id) {
        const std::string shown = after({"stories", "show", id});
        const std::size_t at = shown.find("tags:");
        return at == std::string::npos ? "" : shown.substr(at + 5, shown.find('\n', at) - at - 5);
    }
};

TEST_F(TagsByHand, HoldWhateverTheRulesFindLater) {
    serve("Missing children: a guide", "What to do when a child goes missing.");
    const std::string id = story("Missing children");
    ASSERT_TRUE(says(tags_of(id), " missing")) << tags_of(id);
    EXPECT_EQ(tidings({"stories", "tag", id, "--add", "groming"}), 64);
    EXPECT_TRUE(says(err, "grooming")) << err;
    ok({"stories", "tag", id, "--add", "grooming", "--remove", "missing", "--by", "Maria"});
    EXPECT_TRUE(says(tags_of(id), " grooming"));
    EXPECT_FALSE(says(tags_of(id), " missing"));
    serve("Missing children: a guide, revised", "What to do when a child goes missing. Missing persons too.");
    EXPECT_FALSE(says(tags_of(id), " missing")) << "a partner's change does not bring it back";
    const std::string why = after({"tags", "explain", id});
    EXPECT_TRUE(says(why, "grooming  added by Maria on ")) << why;
    EXPECT_TRUE(says(why, "missing (not given)  removed by Maria on ")) << why;
    EXPECT_TRUE(says(why, "\"missing child*\" in the title")) << why;
    ok({"stories", "tag", id, "--put-back", "missing"});
    EXPECT_TRUE(says(tags_of(id), " missing"));
}

TEST_F(TagsByHand, DecideWhichFeedsAndDigestsAStoryIsIn) {
    serve("A day for teachers", "A day for teachers in town.");
    const std::string id = story("A day for teachers");
    set_in_digest("topics = [\"grooming\"]");
    ok({"stories", "approve", id});
    ok({"digest", "--now"});
    EXPECT_TRUE(says(after({"issues", "list"}), "0 stories") || out.empty()) << out;
    ok({"stories", "tag", id, "--add", "grooming"});
    ok({"publish"});
    EXPECT_TRUE(says(file("tags/grooming.atom.xml"), "A day for teachers"));
    ok({"digest", "--now"});
    ok({"deliver"});
    EXPECT_TRUE(says(mail_to("anna@reader.example"), "A day for teachers"));
    ok({"stories", "tag", id, "--remove", "grooming"});
    ok({"publish"});
    EXPECT_FALSE(std::filesystem::exists(folder / "hub/public/tags/grooming.atom.xml"))
        << "it has no story left";
}

TEST_F(TagsByHand, AreTakenBackByUndo) {
    const std::string id = story("Fachtag");
    ok({"stories", "tag", id, "--add", "grooming"});
    const std::string act = after({"log", "--count", "1", "--json"});
    ok({"undo", act.substr(6, act.find(',') - 6)});
    EXPECT_FALSE(says(tags_of(id), "grooming"));
}

TEST_F(TagsByHand, GoWithAStoryThatIsMerged) {
    ok({"stories", "tag", "2", "--add", "grooming"});
    ok({"stories", "merge", "1", "2"});
    EXPECT_TRUE(says(tags_of("1"), "grooming"));
}

TEST_F(TagsByHand, AreCountedByTag) {
    ok({"stories", "tag", "1", "2", "--add", "grooming"});
    EXPECT_TRUE(says(after({"tags", "list"}), "grooming  Grooming  2 stories, 2 by hand")) << out;
    EXPECT_TRUE(says(after({"tags", "list", "--json"}), R"("id":"grooming","facet":"topic")")) << out;
    EXPECT_EQ(tidings({"tags", "list", "--language", "xx"}), 64);
}

TEST_F(TagsByHand, StayWhereAnotherVocabularyTagsAnew) {
    serve("Missing children: a guide", "What to do when a child goes missing.");
    const std::string id = story("Missing children");
    EXPECT_TRUE(says(after({"tags", "retag"}), "0 of 3 items have other tags")) << out;
    ok({"stories", "tag", id, "--add", "grooming"});
    std::string vocabulary =
        support::read_bytes(std::filesystem::path(PROJECT_ROOT) / "feeds/vocabulary.toml");
    const std::string phrase = "strong.en = [\"missing child*\"";
    const std::size_t at = vocabulary.find(phrase);
    ASSERT_NE(at, std::string::npos);
    vocabulary.replace(at, phrase.size(), "strong.en = [\"lost umbrella\"");
    std::ofstream(folder / "hub/vocabulary.toml") << vocabulary;
    set("TIDINGS_PATHS_VOCABULARY", (folder / "hub/vocabulary.toml").string());
    EXPECT_TRUE(says(after({"tags", "retag", "--dry-run"}), "missing  +0 -1")) << out;
    EXPECT_TRUE(says(out, "1 of 3 items would have other tags")) << out;
    EXPECT_TRUE(says(tags_of(id), " missing"));
    ok({"tags", "retag", "--by", "Maria"});
    EXPECT_FALSE(says(tags_of(id), " missing"));
    EXPECT_TRUE(says(tags_of(id), " grooming"));
    EXPECT_TRUE(says(after({"log", "--subject", "settings"}), "tagged anew by Maria: 1 of 3 items")) << out;
}

TEST_F(TagsByHand, ContentNotesAreAddedAndDismissed) {
    serve("On suicide prevention", "A programme.");
    const std::string id = story("On suicide");
    ok({"stories", "approve", id});
    ok({"publish"});
    EXPECT_TRUE(says(file("atom.xml"), "content-notes/")) << file("atom.xml");
    ok({"stories", "notes", id, "--dismiss", "suicide", "--reason", "the name of a programme"});
    ok({"publish"});
    EXPECT_FALSE(says(file("atom.xml"), "content-notes/"));
    ok({"stories", "notes", id, "--add", "testimony"});
    ok({"publish"});
    EXPECT_TRUE(says(file("atom.xml"), "term=\"testimony\""));
    EXPECT_EQ(tidings({"stories", "notes", id, "--add", "testimonies"}), 64);
}

TEST_F(TagsByHand, TermsOfThePartnerAreNamedUntilTheyAreDismissed) {
    serve("A law against child pornography", "A text.");
    const std::string id = story("A law against");
    EXPECT_TRUE(says(after({"stories", "show", id}), "it says \"child pornograph*\"; better: ")) << out;
    ok({"stories", "terms", id, "--dismiss", "child pornograph*"});
    EXPECT_FALSE(says(after({"stories", "show", id}), "it says \"child pornograph*\"")) << out;
    EXPECT_EQ(tidings({"stories", "edit", id, "--title", "en=On child pornography"}), 77)
        << "our own words never say so";
}

}  // namespace
}  // namespace tidings
