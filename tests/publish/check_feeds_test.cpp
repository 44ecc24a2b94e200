#include "publish/check_feeds.h"

#include <gtest/gtest.h>

#include "publish/stories.h"
#include "publish/withdrawn_notice.h"

namespace tidings::publish {
namespace {

std::string replaced(std::string text, std::string_view what, std::string_view by) {
    const std::size_t place = text.find(what);
    EXPECT_NE(place, std::string::npos) << what;
    return text.replace(place, what.size(), by);
}

std::string atom() { return atom_feed(hub(), std::vector{story(1)}); }

// The first thing wrong with the feed once `what` in it has become `by`.
std::string atom_with(std::string_view what, std::string_view by) {
    const CheckedFeed found = check_atom(hub(), "atom.xml", replaced(atom(), what, by));
    return found.problems.empty() ? "nothing" : found.problems.front();
}

TEST(CheckAtom, AcceptsOurOwnDocuments) {
    const CheckedFeed found = check_atom(hub(), "atom.xml", atom());
    EXPECT_EQ(found.problems, std::vector<std::string>{});
    EXPECT_EQ(found.entry_ids, std::vector<std::string>{"tag:beacon.example,2026:1"});
}

TEST(CheckAtom, FindsFormsThatFeedLibrariesMisread) {
    EXPECT_NE(atom_with("<feed ", "<!DOCTYPE feed><feed ").find("begin"), std::string::npos);
    EXPECT_NE(atom_with("</feed>", "").find("well-formed"), std::string::npos);
    EXPECT_NE(atom_with("https://beacon.example/news/1", "/news/1").find("not absolute"), std::string::npos);
    EXPECT_NE(atom_with("2026-11-19T09:00:00Z", "2026-11-19T09:00:00.5Z").find("whole seconds"),
              std::string::npos);
    EXPECT_NE(atom_with("<title type=\"text\">What", "<title type=\"html\">What").find("not text"),
              std::string::npos);
    EXPECT_NE(atom_with("&lt;p&gt;", "&lt;script&gt;1&lt;/script&gt;").find("sanitiser"), std::string::npos);
    EXPECT_NE(atom_with("<id>tag:beacon", "<id> tag:beacon").find("white space"), std::string::npos);
}

TEST(CheckAtom, SeesAnEntryThatIsThereTwice) {
    const CheckedFeed found =
        check_atom(hub(), "atom.xml", atom_feed(hub(), std::vector{story(1), story(1)}));
    ASSERT_FALSE(found.problems.empty());
    EXPECT_NE(found.problems.front().find("twice"), std::string::npos);
}

TEST(CheckAtom, SeesATombstoneOfAnEntryThatIsStillThere) {
    FeedPage head = page("atom.xml", std::vector{story(1)});
    head.gone = {{story(1).entry_id, at(1'795'165'300)}};
    const std::string entry = atom_entry(hub(), story(1));
    const CheckedFeed found =
        check_atom(hub(), "atom.xml", atom_document(hub(), head, std::vector<std::string_view>{entry}));
    ASSERT_EQ(found.problems.size(), 1U);
    EXPECT_NE(found.problems.front().find("is gone"), std::string::npos);
}

// What is wrong with a feed that tells the story as withdrawn, its tombstone so many seconds older.
std::vector<std::string> wrong_with_a_notice(int older, std::string_view what, std::string_view by) {
    const WithdrawnNotice notice{story(1).entry_id, at(1'795'165'300), "Withdrawn", "en"};
    FeedPage head = page("atom.xml", std::vector{story(1)});
    head.updated = notice.at;
    head.gone = {{notice.entry_id, notice.at - std::chrono::seconds(older)}};
    const std::string entry = replaced(atom_notice(hub(), notice), what, by);
    return check_atom(hub(), "atom.xml", atom_document(hub(), head, std::vector<std::string_view>{entry}))
        .problems;
}

TEST(CheckAtom, LetsAGoneEntryBeToldAsWithdrawnIfItsTombstoneCountsAndNothingElseIsTold) {
    EXPECT_EQ(wrong_with_a_notice(0, "", ""), std::vector<std::string>{});
    EXPECT_EQ(wrong_with_a_notice(1, "", "").size(), 1U) << "the entry is newer than its tombstone";
    EXPECT_EQ(wrong_with_a_notice(0, "<content type=\"html\">", "<content type=\"html\">Still here").size(),
              1U);
}

TEST(CheckJson, FindsNothingWrongWithANotice) {
    const WithdrawnNotice notice{story(1).entry_id, at(1'795'165'300), "Withdrawn", "en"};
    const std::string item = json_notice(hub(), notice);
    const FeedPage head = page("feed.json", std::vector{story(1)});
    EXPECT_EQ(check_json(hub(), "feed.json", json_document(hub(), head, std::vector<std::string_view>{item}))
                  .problems,
              std::vector<std::string>{});
}

TEST(CheckJson, AcceptsOurOwnDocuments) {
    const CheckedFeed found = check_json(hub(), "feed.json", json_feed(hub(), std::vector{story(1)}));
    EXPECT_EQ(found.problems, std::vector<std::string>{});
}

TEST(CheckJson, FindsViolationsOfTheFormat) {
    const std::string feed = json_feed(hub(), std::vector{story(1)});
    const auto problem = [&](std::string_view what, std::string_view by) {
        const CheckedFeed found = check_json(hub(), "feed.json", replaced(feed, what, by));
        return found.problems.empty() ? "nothing" : found.problems.front();
    };
    EXPECT_EQ(problem("version/1.1", "version/1"), "it is no JSON Feed 1.1");
    EXPECT_NE(problem("\"content_html\"", "\"content\"").find("content"), std::string::npos);
    EXPECT_NE(problem("\"_tidings\": {", "\"_tidings\": 1, \"x\": {").find("extension"), std::string::npos);
    EXPECT_EQ(check_json(hub(), "feed.json", "[]").problems.front(), "it is no JSON object");
}

}  // namespace
}  // namespace tidings::publish
