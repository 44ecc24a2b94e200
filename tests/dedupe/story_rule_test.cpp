#include "dedupe/story_rule.h"

#include <gtest/gtest.h>

#include <array>
#include <span>

#include "dedupe/made_up_items.h"

namespace tidings {
namespace {

using made_up::known;
using made_up::paragraph;
using made_up::telling;
using made_up::Words;

const std::string calls = paragraph("call");
const std::string rest = paragraph("rest");
const Words original{"g1", "https://a.example/x", "Calls about contacts", calls};

std::vector<StoryMatch> match(const Words& fresh, const Words& older, int older_feed = 2) {
    const std::array items{telling(7, older, older_feed)};
    return find_stories(telling(0, fresh, 1), items);
}

// Why the fresh item joins the other's story; empty if it does not.
std::string why(const Words& fresh, const Words& older, int older_feed = 2) {
    const std::vector<StoryMatch> found = match(fresh, older, older_feed);
    return found.empty() ? "" : found.front().why;
}

TEST(FindStories, JoinsACopyInAnotherFeedByItsAddress) {
    const auto found = match({"g9", "https://www.a.example/x?utm_source=b", "Other title", rest}, original);

    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].story, StoryId{107});
    EXPECT_EQ(found[0].why, "same address (item 7)");
    EXPECT_TRUE(found[0].sure);
}

TEST(FindStories, DoesNotJoinAnotherArticleOfOneFeedAtOneAddress) {
    EXPECT_EQ(why({"g9", "https://a.example/x", "How analysts rest", rest}, original, 1), "");
}

TEST(FindStories, JoinsACopyThatKeptTheGuidOfAnotherSite) {
    const Words source{"tag:a.example,2026:1", "https://a.example/x", "Calls", calls};

    EXPECT_EQ(why({"tag:a.example,2026:1", "https://b.example/9", "Heard elsewhere", rest}, source),
              "same id (item 7)");
    EXPECT_EQ(why({"17", "https://b.example/9", "Heard elsewhere", rest},
                  {"17", "https://a.example/x", "Calls", calls}),
              "");
}

TEST(FindStories, JoinsACopyUnderAnotherTitleByItsText) {
    EXPECT_EQ(why({"g9", "https://b.example/x", "Our partner reports", calls}, original),
              "the same text (item 7)");
}

TEST(FindStories, DoesNotLetAStockFooterHideACopy) {
    const Words with_footer{
        "g1", "https://a.example/x", "Calls about contacts",
        calls + "<p>The post <a href=\"https://a.example/x\">Calls</a> appeared first on A.</p>"};

    EXPECT_EQ(why({"g9", "https://b.example/x", "Our partner reports", calls}, with_footer),
              "the same text (item 7)");
}

TEST(FindStories, JoinsAnExcerptToTheWholeTextUnderATitleMuchAlike) {
    const Words whole{"g1", "https://a.example/x", "More calls about contacts",
                      calls + rest + paragraph("end")};

    EXPECT_EQ(why({"g9", "https://b.example/x", "News: more calls about contacts", calls}, whole),
              "100 % of the shorter text in both, titles 90 % alike (item 7)");
}

TEST(FindStories, DoesNotJoinADigestThatQuotesManyWholeTexts) {
    const std::string digest = paragraph("one") + calls + rest + paragraph("two") + paragraph("three");

    EXPECT_EQ(why({"g9", "https://b.example/x", "What members wrote", digest}, original), "");
}

TEST(FindStories, JoinsACopyWithAnIntroductionAndAFarewellOfItsOwn) {
    const Words copy{"g9", "https://b.example/x", "call0x call1x call4x",
                     paragraph("intro") + calls + paragraph("mid") + "<p>Read it all there.</p>"};
    const Words whole{"g1", "https://a.example/x", "Calls about contacts", calls + paragraph("mid") + rest};

    EXPECT_NE(why(copy, whole), "");
}

TEST(FindStories, JoinsATextRewordedUnderATitleThatStayed) {
    std::string reworded = "<p>";
    for (int i = 0; i < 40; ++i)
        reworded += (i % 4 == 3 ? "other" : "call" + std::to_string(i * i) + "x") + " ";
    const Words copy{"g9", "https://b.example/x", "Calls about contacts", reworded + "</p>"};

    EXPECT_NE(why(copy, original), "");
}

TEST(FindStories, DoesNotJoinAFollowUpUnderATitleMuchAlike) {
    EXPECT_EQ(why({"g9", "https://b.example/y", "Update: Calls about contacts", rest}, original), "");
}

TEST(FindStories, JoinsByALineAndALinkToTheSource) {
    const Words pointer{"g9", "https://b.example/x", "Worth reading",
                        "<p>Originally published by <a href='https://a.example/x?utm_source=b'>A</a>.</p>"};

    EXPECT_EQ(why(pointer, original), "it names the other as its source (item 7)");
    EXPECT_EQ(why(original, pointer), "the other names it as its source (item 7)");
}

TEST(FindStories, JoinsABarePointerByItsTitle) {
    const std::string title = "More calls about online contacts";

    EXPECT_EQ(why({"g9", "https://b.example/x", title, "<p>Seen at our partner's.</p>"},
                  {"g1", "https://a.example/x", title, calls}),
              "same title (item 7)");
}

TEST(FindStories, DoesNotJoinByAShortTitle) {
    EXPECT_EQ(why({"g9", "https://b.example/x", "Annual report 2026", rest},
                  {"g1", "https://a.example/x", "Annual report 2026", calls}),
              "");
}

TEST(FindStories, DoesNotJoinByATitleWeeksLater) {
    const std::string title = "More calls about online contacts";
    KnownItem old = known(7, {"g1", "https://a.example/x", title, "<p>Short.</p>"}, 2);
    old.time = Timestamp{};
    KnownItem fresh = known(0, {"g9", "https://b.example/x", title, "<p>Another.</p>"}, 1);
    fresh.time = Timestamp{} + std::chrono::days(22);
    const std::array items{telling(old)};

    EXPECT_TRUE(find_stories(telling(fresh), items).empty());
}

TEST(FindStories, DoesNotJoinByATitleThatNamesASeries) {
    const std::string title = "News of the week from Brussels";
    const std::string first = calls + paragraph("a"), second = rest + paragraph("b");
    const std::array items{telling(7, {"g1", "https://a.example/1", title, first}, 2),
                           telling(8, {"g2", "https://a.example/2", title, second}, 2)};

    EXPECT_TRUE(
        find_stories(telling(0, {"g9", "https://b.example/x", title, "<p>Short.</p>"}, 1), items).empty());
}

TEST(FindStories, DoesNotJoinItemsByAPhraseThatIsAllTheySay) {
    const std::string phrase =
        "<p>Our partners have something to say on this; read the whole text over there now.</p>";

    EXPECT_EQ(why({"g9", "https://b.example/x", "Summer school", phrase},
                  {"g1", "https://a.example/x", "Winter course", phrase}),
              "");
}

TEST(FindStories, JoinsARepostInTheSameFeed) {
    EXPECT_EQ(why({"g9", "https://a.example/y", "Calls about contacts", calls}, original, 1),
              "the same text, posted again (item 7)");
}

TEST(FindStories, KeepsASeriesUnderOneTextApartByTheNumbersInItsTitles) {
    const Words week45{"g1", "https://a.example/x", "Figures of week 45", calls};
    const Words week46{"g2", "https://a.example/y", "Figures of week 46", calls};

    EXPECT_EQ(why(week46, week45, 1), "");
    EXPECT_EQ(why(week46, week45, 2), "");
}

TEST(FindStories, KeepsAVacancyApartFromTheNextByItsPlace) {
    const Words lisbon{"g1", "https://a.example/x", "Analyst wanted",
                       calls + "<p>You will work in Lisbon.</p>"};
    const Words vienna{"g2", "https://a.example/y", "Analyst wanted",
                       calls + "<p>You will work in Vienna.</p>"};

    EXPECT_EQ(why(vienna, lisbon, 1), "");
}

// Figures after one template; the number of a month's calls is another.
std::string figures(const std::string& month, const std::string& calls_taken) {
    return "<p>In " + month + " our night line took " + calls_taken +
           " calls, most of them in the second half of the night. Callers were asked whether a colleague may "
           "call back, and seven in ten said yes to that within a week.</p>";
}

TEST(FindStories, KeepsTwoMonthsFiguresApartInARelay) {
    const Words march{"g1", "https://a.example/3", "Night line in March", figures("March", "410")};
    const Words april{"g2", "https://a.example/4", "Night line in April", figures("April", "388")};
    const Words relay{"g9", "https://b.example/x", "Night line: April", figures("April", "388")};
    const std::array items{telling(3, march, 2), telling(4, april, 2)};

    const std::vector<StoryMatch> found = find_stories(telling(0, relay, 1), items);

    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].story, StoryId{104});
}

TEST(FindStories, DoesNotJoinAFollowUpWithTheOldBackground) {
    const Words update{"g9", "https://b.example/y", "Update: Calls about contacts",
                       paragraph("new") + calls + rest};
    const Words first{"g1", "https://a.example/x", "Calls about contacts", calls + rest};

    EXPECT_EQ(why(update, first), "");
}

TEST(FindStories, DoesNotJoinARoundUpThatBeginsWithTheWholeStory) {
    const std::string story =
        "<p>The pool on the hill opens its doors for all classes again on Friday, and "
        "swimming is free for those who bring a friend along.</p>";
    const Words round_up{"g9", "https://b.example/x", "Read by us",
                         story + "<p>A choir looks for voices that are low enough for its bass.</p>" +
                             "<p>The ferry runs every hour from now until the leaves are gone.</p>"};

    EXPECT_EQ(why(round_up, {"g1", "https://a.example/x", "Free swimming for classes", story}), "");
}

TEST(FindStories, DoesNotJoinARoundUpToTheExcerptsOfWhatItTakesIn) {
    const std::string story =
        "<p>The pool on the hill opens its doors for all classes again on Friday, and swimming is free for "
        "those who bring a friend along, said the town after a long debate that began in spring.</p>";
    const Words round_up{"g9", "https://b.example/x", "Classes sleep longer than usual",
                         story + "<p>A choir looks for voices that are low enough for its bass.</p>" +
                             "<p>The ferry runs every hour from now until the leaves are gone.</p>"};
    KnownItem whole = known(7, {"g1", "https://a.example/x", "Free swimming for classes", story}, 2);
    KnownItem excerpt = known(8,
                              {"g2", "https://c.example/x", "Free swimming for classes",
                               "<p>The pool on the hill opens its doors for all classes again on Friday, "
                               "and swimming is free for those who bring …</p>"},
                              3);
    excerpt.story = whole.story;
    const std::array items{telling(excerpt), telling(whole)};

    EXPECT_FALSE(find_stories(telling(0, round_up, 1), std::span(items).first(1)).empty());
    EXPECT_TRUE(find_stories(telling(0, round_up, 1), items).empty());
}

const std::string pool =
    "<p>The pool on the hill opens its doors for all classes again on Friday, and swimming is free for those "
    "who bring a friend along, said the town after a long debate that began in spring.</p>";
const std::string choir =
    "<p>A choir looks for voices that are low enough for its bass, and rehearses under the bridge.</p>";
const std::string ferry = "<p>The ferry runs every hour from now until the last leaves are gone.</p>";
const Words pool_news{"g1", "https://a.example/x", "Free swimming for classes", pool};

TEST(FindStories, DoesNotJoinARoundUpThatNamesTheStoryInItsTitle) {
    for (const std::string title :
         {"Round-up: Free swimming for classes", "Free swimming for classes, and more"}) {
        EXPECT_EQ(why({"g9", "https://b.example/x", title, pool + choir}, pool_news), "") << title;
        EXPECT_EQ(why({"g9", "https://b.example/x", title, choir + pool + ferry}, pool_news), "") << title;
    }
}

TEST(FindStories, DoesNotJoinARoundUpWhoseTitleNamesTwoStories) {
    EXPECT_EQ(why({"g9", "https://b.example/x", "Free swimming for classes / Choir seeks voices under bridge",
                   pool + choir},
                  pool_news),
              "");
}

TEST(FindStories, JoinsACopyUnderATitleOfARoundUpThatAddsNothing) {
    EXPECT_NE(why({"g9", "https://b.example/x", "In the news: Free swimming for classes", pool}, pool_news),
              "");
}

TEST(FindStories, DoesNotJoinTwoRoundUpsThatBeginWithOneStory) {
    const std::string title = "Weekly round-up of the towns by the river";

    EXPECT_EQ(why({"g9", "https://b.example/x", title, pool + choir},
                  {"g1", "https://a.example/x", title, pool + ferry}),
              "");
    EXPECT_NE(why({"g9", "https://b.example/x", title, pool + choir},
                  {"g1", "https://a.example/x", title, pool + choir}),
              "");
}

TEST(FindStories, DoesNotJoinARoundUpToAnExcerptWhichGoesOnWhereItsQuotationEnds) {
    const std::string opening =
        "The pool on the hill opens its doors for all classes again on Friday, and "
        "swimming is free for those who bring a friend along, said the town";
    const Words excerpt{"g2", "https://c.example/x", "Free swimming for classes",
                        "<p>" + opening + " after a long debate that …</p>"};

    EXPECT_EQ(why({"g9", "https://b.example/x", "Seen from a window",
                   "<p>" + opening + " …</p>" + choir + ferry + rest},
                  excerpt),
              "");
}

TEST(FindStories, TellsExcerptsOfTwoMonthsFiguresApart) {
    const std::string about =
        " calls came from young people who had been asked for pictures, and most of them had told nobody "
        "before they called; half of them were younger than fourteen, and every third one had already paid "
        "what was demanded, in vouchers as a rule, because these are hard to trace for those who look.</p>";
    const Words june{"g1", "https://a.example/6", "What young people tell us",
                     "<p>June 2026: 311" + about + calls + rest};
    const Words excerpt_of_july{"g9", "https://b.example/7", "What young people tell us: July",
                                "<p>July 2026: 402" + about};

    EXPECT_EQ(why(excerpt_of_july, june), "");
}

TEST(FindStories, JoinsAnExcerptInWhichOneNameIsAnother) {
    const std::string before = "<p>Since the spring, the pool is run by a club that Marta ";
    const std::string behind =
        " founded, with forty others who swim there each morning before school begins and the buses fill up; "
        "and since then the water is warm, the doors are open and every child of the town learns to "
        "swim.</p>";

    EXPECT_NE(why({"g9", "https://b.example/x", "A club runs the pool", before + "Rossi" + behind},
                  {"g1", "https://a.example/x", "A club runs the pool",
                   before + "Bianchi" + behind + calls + rest + paragraph("more") + paragraph("end")}),
              "");
}

TEST(FindStories, DoesNotJoinASequelWithALeadOfItsOwnAndTheOldBackground) {
    const std::string title = "Free swimming for all classes in town";

    EXPECT_EQ(why({"g9", "https://b.example/x", title + " begins", rest + pool + calls},
                  {"g1", "https://a.example/x", title, paragraph("lead") + pool + calls}),
              "");
}

TEST(FindStories, JoinsATextUnderATitleWithANumberThatHasNothingInCommonWithTheOther) {
    EXPECT_NE(why({"g9", "https://b.example/x", "Some 250 people came", calls + rest},
                  {"g1", "https://a.example/x", "Conference of 2009 ends", calls + rest}),
              "");
}

TEST(FindStories, JoinsARepostInWhichANameIsMisspelt) {
    const std::string text = calls + "<p>Since the spring, Marietta answers every call.</p>";
    const std::string slip = calls + "<p>Since the spring, Mareitta answers every call.</p>";
    const std::string other = calls + "<p>Since the spring, Henrietta answers every call.</p>";
    const Words first{"g1", "https://a.example/x", "Calls about contacts", text};

    EXPECT_NE(why({"g2", "https://a.example/y", "Calls about contacts", slip}, first, 1), "");
    EXPECT_EQ(why({"g2", "https://a.example/y", "Calls about contacts", other}, first, 1), "");
}

TEST(AreOneText, OfTwoItemsOfAFeedUnderOneTitleUnlessANumberTellsThemApart) {
    const Telling first = telling(1, {"g1", "https://a.example/1", "A letter from the coast", calls}, 1);
    const std::string introduction = "<p>Our member has sent us this, and we share it with all who read.</p>";
    const auto with = [&](const std::string& title, const std::string& html) {
        return telling(2, {"g2", "https://a.example/2", title, html}, 1);
    };

    EXPECT_TRUE(are_one_text(first, with("A letter from the coast, again", introduction + calls)));
    EXPECT_FALSE(are_one_text(first, with("A letter from the coast, again", rest)));
    EXPECT_FALSE(are_one_text(first, with("A letter from the coast 2", introduction + calls)));
    EXPECT_FALSE(are_one_text(first, with("How classes vote", introduction + calls)));
}

TEST(FindStories, KeepsTheNextMonthsTeaserApartByItsLink) {
    const std::string teaser = "<p>Our letter is out: what we did, whom we met and what comes next.</p>";
    KnownItem last = known(7, {"g1", "https://a.example/may", "Our letter is out", teaser}, 1);
    KnownItem next = known(0, {"g2", "https://a.example/june", "Our letter is out", teaser}, 1);
    next.time = last.time + std::chrono::days(30);
    const std::array items{telling(last)};

    EXPECT_TRUE(find_stories(telling(next), items).empty());
}

TEST(FindStories, PutsASureStoryBeforeAnOlderOne) {
    const Words excerpt{"g5", "https://c.example/1", "Calls about contacts", calls};
    const Words source{"g1", "https://a.example/x", "Contacts", rest};
    const Words fresh{"g9", "https://a.example/x", "Calls about contacts", calls + rest + paragraph("end")};
    const std::array items{telling(5, excerpt, 3), telling(9, source, 2)};

    const std::vector<StoryMatch> found = find_stories(telling(0, fresh, 1), items);

    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found[0].story, StoryId{109});
    EXPECT_FALSE(found[1].sure);
}

TEST(FindStories, JoinsTheOldestOfSeveralCopies) {
    const std::array items{telling(9, {"g1", "https://b.example/x", "Calls", calls}, 3),
                           telling(5, {"g1", "https://a.example/x", "Calls", calls}, 2)};

    const auto found = find_stories(telling(0, {"g2", "https://c.example/x", "Calls", calls}, 1), items);

    EXPECT_EQ(found.front().story, StoryId{105});
}

}  // namespace
}  // namespace tidings
