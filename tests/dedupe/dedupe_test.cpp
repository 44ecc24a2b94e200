#include "dedupe/dedupe.h"

#include <gtest/gtest.h>

#include <array>

#include "text/sanitise.h"

namespace tidings {
namespace {

constexpr std::string_view long_text =
    "<p>One call in six to the helplines concerns a child who left home to meet somebody known only from the "
    "net.</p>";
constexpr std::string_view other_text =
    "<p>Nobody on our team reads reports for more than four hours a day, and nobody has to work on them "
    "alone.</p>";

struct Words {
    std::string_view guid, url, title, html;
};

Item item(const Words& words) {
    Item made;
    made.id = words.guid;
    if (!words.url.empty()) made.url = *Url::parse(words.url);
    made.title = words.title;
    made.content = sanitise(words.html, std::nullopt);
    return made;
}

Identity identity(const Words& words) { return identify(item(words)); }

KnownItem known(int id, const Words& words, int feed = 1) {
    return {.id = ItemId{id}, .feed = FeedId{feed}, .story = StoryId{100 + id}, .identity = identity(words)};
}

Verdict judge_one(const Words& fresh, const Words& older) {
    const std::array items{known(7, older)};
    return judge(identity(fresh), items);
}

std::optional<StoryMatch> match_one(const Words& fresh, const Words& older, int older_feed) {
    const std::array items{known(7, older, older_feed)};
    return find_story(identity(fresh), FeedId{1}, items);
}

TEST(Judge, KnowsAnUnchangedItemAgain) {
    const Words words{"g1", "https://a.example/x", "Calls about contacts", long_text};

    const Verdict verdict = judge_one(words, words);

    EXPECT_EQ(verdict.likeness, Likeness::same);
    EXPECT_EQ(verdict.of, ItemId{7});
}

TEST(Judge, SeesARevisionWhenTheTextChanges) {
    const Verdict verdict = judge_one({"g1", "https://a.example/x", "Calls about contacts", other_text},
                                      {"g1", "https://a.example/x", "Calls about contacts", long_text});

    EXPECT_EQ(verdict.likeness, Likeness::changed);
    EXPECT_EQ(verdict.of, ItemId{7});
}

TEST(Judge, KnowsAnItemWhoseGuidIsNewWithEveryPoll) {
    const Verdict verdict = judge_one({"random-2", "https://a.example/x", "Calls about contacts", long_text},
                                      {"random-1", "https://a.example/x", "Calls about contacts", long_text});

    EXPECT_EQ(verdict.likeness, Likeness::same);
}

TEST(Judge, KnowsAnItemWhoseFeedMovedToHttpsAndAnotherSlug) {
    const Verdict verdict =
        judge_one({"https://a.example/?p=4", "https://a.example/new-slug", "Calls", long_text},
                  {"http://a.example/?p=4", "http://a.example/old-slug", "Calls", long_text});

    EXPECT_EQ(verdict.of, ItemId{7});
}

TEST(Judge, KnowsAnItemWhoseDomainMovedByTitleAndText) {
    const Verdict verdict =
        judge_one({"https://new.example/x", "https://new.example/x", "Calls about contacts", long_text},
                  {"https://old.example/x", "https://old.example/x", "Calls about contacts", long_text});

    EXPECT_EQ(verdict.of, ItemId{7});
}

TEST(Judge, TakesAReusedGuidForANewItem) {
    const Verdict verdict = judge_one({"1", "https://a.example/y", "How analysts rest", other_text},
                                      {"1", "https://a.example/x", "Calls about contacts", long_text});

    EXPECT_EQ(verdict.likeness, Likeness::fresh);
    EXPECT_FALSE(verdict.of);
}

TEST(Judge, TakesAnotherArticleAtTheSameAddressForANewItem) {
    const Verdict verdict = judge_one({"g2", "https://a.example/now", "How analysts rest", other_text},
                                      {"g1", "https://a.example/now", "Calls about contacts", long_text});

    EXPECT_EQ(verdict.likeness, Likeness::fresh);
}

TEST(Judge, TellsItemsApartThatAllLinkToTheHomePage) {
    const Verdict verdict = judge_one({"g2", "https://a.example/", "How analysts rest", other_text},
                                      {"g1", "https://a.example/", "Calls about contacts", long_text});

    EXPECT_EQ(verdict.likeness, Likeness::fresh);
}

TEST(Judge, DoesNotMatchItemsThatHaveNothing) {
    EXPECT_EQ(judge_one({"", "", "", ""}, {"", "", "", ""}).likeness, Likeness::fresh);
}

TEST(Judge, PrefersTheUnchangedOneOfTwoCandidates) {
    const std::array items{known(3, {"g1", "https://a.example/x", "Calls about contacts", other_text}),
                           known(4, {"g1", "https://a.example/x", "Calls about contacts", long_text})};

    const Verdict verdict =
        judge(identity({"g1", "https://a.example/x", "Calls about contacts", long_text}), items);

    EXPECT_EQ(verdict.of, ItemId{4});
    EXPECT_EQ(verdict.likeness, Likeness::same);
}

TEST(DistrustSharedKeys, EmptiesAGuidThatDifferentItemsShare) {
    std::array document{identity({"constant", "https://a.example/x", "Calls about contacts", long_text}),
                        identity({"constant", "https://a.example/y", "How analysts rest", other_text}),
                        identity({"own", "https://a.example/z", "A third one", long_text})};

    distrust_shared_keys(document);

    EXPECT_EQ(document[0].guid_key, "");
    EXPECT_EQ(document[1].guid_key, "");
    EXPECT_EQ(document[2].guid_key, "own");
    EXPECT_EQ(document[1].url_key, "a.example/y");
}

TEST(DistrustSharedKeys, KeepsTheKeysOfAnItemThatStandsThereTwice) {
    const Words words{"g1", "https://a.example/x", "Calls about contacts", long_text};
    std::array document{identity(words), identity(words)};

    distrust_shared_keys(document);

    EXPECT_EQ(document[0].guid_key, "g1");
    EXPECT_EQ(document[1].url_key, "a.example/x");
}

TEST(FindStory, JoinsACopyInAnotherFeedByItsAddress) {
    const auto match = match_one({"g9", "https://www.a.example/x?utm_source=b", "Other title", other_text},
                                 {"g1", "https://a.example/x", "Calls about contacts", long_text}, 2);

    ASSERT_TRUE(match);
    EXPECT_EQ(match->story, StoryId{107});
    EXPECT_EQ(match->why, "same address as item 7");
}

TEST(FindStory, JoinsACopyUnderAnotherTitleByItsText) {
    const auto match = match_one({"g9", "https://b.example/x", "Our partner reports", long_text},
                                 {"g1", "https://a.example/x", "Calls about contacts", long_text}, 2);

    ASSERT_TRUE(match);
    EXPECT_EQ(match->why, "same text as item 7");
}

TEST(FindStory, DoesNotLetAStockFooterHideACopy) {
    const std::string with_footer =
        std::string(long_text) +
        "<p>The post <a href=\"https://a.example/x\">Calls</a> appeared first on A.</p>";

    const auto match = match_one({"g9", "https://b.example/x", "Our partner reports", long_text},
                                 {"g1", "https://a.example/x", "Calls about contacts", with_footer}, 2);

    ASSERT_TRUE(match);
    EXPECT_EQ(match->why, "same text as item 7");
}

TEST(FindStory, JoinsACopyWithALineOfItsOwnByALongTitle) {
    const std::string with_line = std::string(long_text) + "<p>Originally published by A.</p>";

    const auto match =
        match_one({"g9", "https://b.example/x", "More calls about online contacts", with_line},
                  {"g1", "https://a.example/x", "More calls about online contacts", long_text}, 2);

    ASSERT_TRUE(match);
    EXPECT_EQ(match->why, "same title as item 7");
}

TEST(FindStory, DoesNotJoinByAShortTitle) {
    EXPECT_FALSE(match_one({"g9", "https://b.example/x", "Annual report 2026", other_text},
                           {"g1", "https://a.example/x", "Annual report 2026", long_text}, 2));
}

TEST(FindStory, DoesNotJoinByATitleThatNamesASeries) {
    const Words series{"g1", "https://a.example/1", "News of the week from Brussels", long_text};
    const std::array items{known(7, series, 2), known(8, series, 2)};

    EXPECT_FALSE(
        find_story(identity({"g9", "https://b.example/x", "News of the week from Brussels", other_text}),
                   FeedId{1}, items));
}

TEST(FindStory, DoesNotJoinAFollowUpInTheSameFeed) {
    EXPECT_FALSE(match_one({"g2", "https://a.example/y", "Grooming in games: one month on", other_text},
                           {"g1", "https://a.example/x", "Grooming in games: what seven games do", long_text},
                           1));
}

TEST(FindStory, KeepsASeriesUnderOneTextApartByTheNumbersInItsTitles) {
    EXPECT_FALSE(match_one({"g2", "https://a.example/y", "Figures of week 46", long_text},
                           {"g1", "https://a.example/x", "Figures of week 45", long_text}, 1));
}

TEST(FindStory, JoinsTheOldestOfSeveralCopies) {
    const std::array items{known(9, {"g1", "https://b.example/x", "Calls", long_text}, 3),
                           known(5, {"g1", "https://a.example/x", "Calls", long_text}, 2)};

    const auto match =
        find_story(identity({"g2", "https://c.example/x", "Calls", long_text}), FeedId{1}, items);

    ASSERT_TRUE(match);
    EXPECT_EQ(match->story, StoryId{105});
}

TEST(FindStory, DoesNotJoinByATextOfFewWords) {
    EXPECT_FALSE(match_one({"g9", "https://b.example/x", "Summer school", "<p>Read more on our site.</p>"},
                           {"g1", "https://a.example/x", "Winter school", "<p>Read more on our site.</p>"},
                           2));
}

}  // namespace
}  // namespace tidings
