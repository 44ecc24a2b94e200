#include <gtest/gtest.h>

#include <array>

#include "dedupe/made_up_items.h"

namespace tidings {
namespace {

using made_up::identity;
using made_up::item;
using made_up::known;
using made_up::paragraph;
using made_up::Words;

const std::string calls = paragraph("call");
const std::string rest = paragraph("rest");

IncomingItem entry(const Words& words, std::vector<KnownItem> items) {
    return {identity(words), read_text(item(words)), std::move(items)};
}

Verdict judge_one(const Words& fresh, const Words& older) {
    const std::array document{entry(fresh, {known(7, older)})};
    return judge(document).front();
}

TEST(Judge, KnowsAnUnchangedItemAgain) {
    const Words words{"g1", "https://a.example/x", "Calls about contacts", calls};

    const Verdict verdict = judge_one(words, words);

    EXPECT_EQ(verdict.likeness, Likeness::same);
    EXPECT_EQ(verdict.of, ItemId{7});
}

TEST(Judge, SeesARevisionWhenTheTextChanges) {
    const Verdict verdict = judge_one({"g1", "https://a.example/x", "Calls about contacts", rest},
                                      {"g1", "https://a.example/x", "Calls about contacts", calls});

    EXPECT_EQ(verdict.likeness, Likeness::changed);
    EXPECT_EQ(verdict.of, ItemId{7});
}

TEST(Judge, KnowsAnItemWhoseGuidIsNewWithEveryPoll) {
    const Verdict verdict = judge_one({"random-2", "https://a.example/x", "Calls about contacts", calls},
                                      {"random-1", "https://a.example/x", "Calls about contacts", calls});

    EXPECT_EQ(verdict.likeness, Likeness::same);
}

TEST(Judge, KnowsAnItemWhoseGuidAndHeadlineChangedByItsLinkAndText) {
    const Verdict verdict =
        judge_one({"random-2", "https://a.example/x", "More calls than ever", calls + rest},
                  {"random-1", "https://a.example/x", "Calls about contacts", calls});

    EXPECT_EQ(verdict.of, ItemId{7});
}

TEST(Judge, KnowsAnItemWhoseFeedMovedToHttpsAndAnotherSlug) {
    const Verdict verdict =
        judge_one({"https://a.example/?p=4", "https://a.example/new-slug", "Calls", calls},
                  {"http://a.example/?p=4", "http://a.example/old-slug", "Calls", calls});

    EXPECT_EQ(verdict.of, ItemId{7});
}

TEST(Judge, KnowsAnItemOfWhichOnlyGuidAndTextAreStillTheSame) {
    const Verdict verdict =
        judge_one({"g1", "https://a.example/new-slug", "More calls than ever", calls + rest},
                  {"g1", "https://a.example/old-slug", "Calls", calls});

    EXPECT_EQ(verdict.likeness, Likeness::changed);
}

TEST(Judge, KnowsAnItemWhoseDomainMovedByTitleAndText) {
    const Verdict verdict =
        judge_one({"https://new.example/x", "https://new.example/x", "Calls about contacts", calls},
                  {"https://old.example/x", "https://old.example/x", "Calls about contacts", calls});

    EXPECT_EQ(verdict.of, ItemId{7});
}

TEST(Judge, TakesAReusedGuidForANewItem) {
    const Verdict verdict = judge_one({"1", "https://a.example/y", "How analysts rest", rest},
                                      {"1", "https://a.example/x", "Calls about contacts", calls});

    EXPECT_EQ(verdict.likeness, Likeness::fresh);
    EXPECT_FALSE(verdict.of);
}

TEST(Judge, TakesAnotherArticleAtTheSameAddressForANewItem) {
    const Verdict verdict = judge_one({"g2", "https://a.example/now", "How analysts rest", rest},
                                      {"g1", "https://a.example/now", "Calls about contacts", calls});

    EXPECT_EQ(verdict.likeness, Likeness::fresh);
}

TEST(Judge, TellsItemsApartThatAllLinkToTheHomePage) {
    const Verdict verdict = judge_one({"g2", "https://a.example/", "How analysts rest", rest},
                                      {"g1", "https://a.example/", "Calls about contacts", calls});

    EXPECT_EQ(verdict.likeness, Likeness::fresh);
}

TEST(Judge, DoesNotMatchItemsThatHaveNothing) {
    EXPECT_EQ(judge_one({"", "", "", ""}, {"", "", "", ""}).likeness, Likeness::fresh);
}

TEST(Judge, PrefersTheUnchangedOneOfTwoCandidates) {
    const Words words{"g1", "https://a.example/x", "Calls about contacts", calls};
    const Words other{"g1", "https://a.example/x", "Calls about contacts", rest};
    const std::array document{entry(words, {known(4, words), known(5, other)})};

    const Verdict verdict = judge(document).front();

    EXPECT_EQ(verdict.of, ItemId{4});
    EXPECT_EQ(verdict.likeness, Likeness::same);
}

TEST(Judge, TakesARepostForANewItemWhileTheFirstStillStandsInTheDocument) {
    const Words first{"g1", "https://a.example/x", "Calls about contacts", calls};
    const Words repost{"g2", "https://a.example/y", "Calls about contacts", calls};
    const std::array document{entry(repost, {known(7, first)}), entry(first, {known(7, first)})};

    const std::vector<Verdict> verdicts = judge(document);

    EXPECT_EQ(verdicts[0].likeness, Likeness::fresh);
    EXPECT_EQ(verdicts[1].likeness, Likeness::same);
}

TEST(Judge, CountsAnEntryThatStandsInTheDocumentTwiceOnce) {
    const Words words{"g1", "https://a.example/x", "Calls about contacts", calls};
    const std::array document{entry(words, {}), entry(words, {})};

    const std::vector<Verdict> verdicts = judge(document);

    EXPECT_EQ(verdicts[0].likeness, Likeness::fresh);
    EXPECT_EQ(verdicts[1].likeness, Likeness::same);
    EXPECT_FALSE(verdicts[1].of);
}

IncomingItem notice(const std::string& html, int day, std::vector<KnownItem> items) {
    IncomingItem made =
        entry({"", "https://a.example/alerts", "Missing child alert", html}, std::move(items));
    made.published = Timestamp{} + std::chrono::days(day);
    return made;
}

TEST(Judge, TellsNoticesWithoutIdsApartByDateAndText) {
    const std::array document{notice(rest, 8, {}), notice(calls, 1, {})};

    const std::vector<Verdict> verdicts = judge(document);

    EXPECT_EQ(verdicts[0].likeness, Likeness::fresh);
    EXPECT_EQ(verdicts[1].likeness, Likeness::fresh);
}

TEST(Judge, TakesTheNextNoticeAtAnAddressForANewItemAndACorrectionForTheSame) {
    KnownItem older = known(7, {"", "https://a.example/alerts", "Missing child alert", calls});
    older.published = Timestamp{} + std::chrono::days(1);
    const std::array next{notice(rest, 8, {older})};
    IncomingItem mended = notice(calls + "<p>Mended.</p>", 1, {older});
    mended.published = *older.published + std::chrono::hours(2);
    const std::array correction{mended};

    EXPECT_EQ(judge(next).front().likeness, Likeness::fresh);
    EXPECT_EQ(judge(correction).front().of, ItemId{7});
}

std::vector<std::string> keys_of_titles(const std::vector<std::string>& titles) {
    std::vector<Item> items;
    std::vector<Identity> identities;
    for (const std::string& title : titles) {
        items.push_back(item({title, "https://a.example/" + std::to_string(items.size()), title, ""}));
        identities.push_back(identify(items.back(), read_text(items.back())));
    }
    cut_shared_affixes(items, identities);
    std::vector<std::string> keys;
    for (const Identity& identity : identities) keys.push_back(identity.title_key);
    return keys;
}

TEST(CutSharedAffixes, MakesARelaunchedFeedsTitlesTheSameAsBefore) {
    const std::vector<std::string> before{"pool opens", "choir sings", "ferry runs"};

    EXPECT_EQ(keys_of_titles({"Pool opens | Hill Town", "Choir sings | Hill Town", "Ferry runs | Hill Town"}),
              before);
    EXPECT_EQ(keys_of_titles({"Hill Town: Pool opens", "Hill Town: Choir sings", "Hill Town: Ferry runs"}),
              before);
    EXPECT_EQ(
        keys_of_titles({"News – Pool opens – Hill", "News – Choir sings – Hill", "News – Ferry runs – Hill"}),
        before);
}

TEST(CutSharedAffixes, LeavesTheBeginningOfOneTitleThatAllHave) {
    const std::string title = "Hill Town: Alert | Hill";

    EXPECT_EQ(keys_of_titles({title, title, title})[0], "hill town alert");
    EXPECT_EQ(keys_of_titles({"Alert | Hill", "Alert | Hill", "Alert | Hill"})[0], "alert");
    EXPECT_EQ(keys_of_titles({"Hill Town: Pool opens", "Choir sings", "Ferry runs"})[0],
              "hill town pool opens");
}

TEST(NeedsTexts, OnlyWhenNoKnownItemSaysTheSameUnderTheSameKey) {
    const Words words{"g1", "https://a.example/x", "Calls about contacts", calls};
    const Words edited{"g1", "https://a.example/x", "Calls about contacts", rest};

    EXPECT_FALSE(needs_texts(entry(words, {})));
    EXPECT_FALSE(needs_texts(entry(words, {known(7, words)})));
    EXPECT_TRUE(needs_texts(entry(words, {known(7, edited)})));
}

TEST(DistrustSharedKeys, EmptiesAGuidThatDifferentItemsShare) {
    std::array document{identity({"constant", "https://a.example/x", "Calls about contacts", calls}),
                        identity({"constant", "https://a.example/y", "How analysts rest", rest}),
                        identity({"own", "https://a.example/z", "A third one", calls})};

    distrust_shared_keys(document);

    EXPECT_EQ(document[0].guid_key, "");
    EXPECT_EQ(document[1].guid_key, "");
    EXPECT_EQ(document[2].guid_key, "own");
    EXPECT_EQ(document[1].url_key, "a.example/y");
}

TEST(DistrustSharedKeys, KeepsTheKeysOfAnItemThatStandsThereTwice) {
    const Words words{"g1", "https://a.example/x", "Calls about contacts", calls};
    std::array document{identity(words), identity(words)};

    distrust_shared_keys(document);

    EXPECT_EQ(document[0].guid_key, "g1");
    EXPECT_EQ(document[1].url_key, "a.example/x");
}

// A site's new design: ids, addresses and texts are all others; of the entries after `renamed` the titles,
// too.
std::vector<IncomingItem> relaunch(int entries, int renamed) {
    std::vector<IncomingItem> document;
    for (int i = 0; i < entries; ++i) {
        const std::string n = std::to_string(i);
        const std::string title = "Story number " + n;
        const Words now{"new-" + n, "https://a.example/new/" + n, i < renamed ? title : "Other " + n,
                        paragraph("now" + n)};
        std::vector<KnownItem> items;
        if (i < renamed)
            items.push_back(
                known(i + 1, {"old-" + n, "https://a.example/" + n, title, paragraph("old" + n)}));
        document.push_back(entry(now, items));
    }
    return document;
}

TEST(BrakeFlood, KnowsItemsByTheirTitlesWhenAllElseChangedAtOnce) {
    const std::vector<IncomingItem> document = relaunch(20, 15);
    std::vector<Verdict> verdicts = judge(document);
    ASSERT_EQ(verdicts[3].likeness, Likeness::fresh);

    EXPECT_TRUE(brake_flood(document, verdicts));

    EXPECT_EQ(verdicts[3].of, ItemId{4});
    EXPECT_EQ(verdicts[3].likeness, Likeness::changed);
    EXPECT_EQ(verdicts[17].likeness, Likeness::fresh);
}

TEST(BrakeFlood, LetsAFewNewItemsAndANewFeedPass) {
    const std::vector<IncomingItem> few = relaunch(10, 10);
    const std::vector<IncomingItem> unknown = relaunch(40, 0);
    std::vector<Verdict> of_few = judge(few);
    std::vector<Verdict> of_unknown = judge(unknown);

    EXPECT_FALSE(brake_flood(few, of_few));
    EXPECT_FALSE(brake_flood(unknown, of_unknown));
    EXPECT_EQ(of_few[0].likeness, Likeness::fresh);
}

}  // namespace
}  // namespace tidings
