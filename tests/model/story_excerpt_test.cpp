#include <gtest/gtest.h>

#include "html/sanitise.h"
#include "model/story.h"
#include "text/plain_text.h"

namespace tidings {
namespace {

Story story(std::optional<int> limit) {
    Story made;
    made.partner.excerpt_limit = limit;
    made.lead.content =
        sanitise("<p>Nine helplines <b>counted</b> their calls.</p><p>One in six was new.</p>", std::nullopt);
    return made;
}

TEST(Excerpt, IsTheSummaryIfThereIsOne) {
    Story told = story(std::nullopt);
    told.lead.summary = "What nine helplines counted.";
    EXPECT_EQ(excerpt(told, 100), "What nine helplines counted.");
}

TEST(Excerpt, IsTheBeginningOfTheTextOnOneLineOtherwise) {
    EXPECT_EQ(excerpt(story(std::nullopt), 100), "Nine helplines counted their calls. One in six was new.");
}

TEST(Excerpt, EndsAtAWord) { EXPECT_EQ(excerpt(story(std::nullopt), 20), "Nine helplines…"); }

TEST(Excerpt, IsNoLongerThanAskedForOrThanThePartnerAllows) {
    EXPECT_EQ(excerpt(story(20), 100), excerpt(story(std::nullopt), 20));
    EXPECT_EQ(excerpt(story(100), 20), excerpt(story(std::nullopt), 20));
    for (std::size_t most = 1; most < 60; ++most)
        EXPECT_LE(count_characters(excerpt(story(std::nullopt), most)), most) << most;
}

TEST(Excerpt, CountsCharactersNotBytes) {
    Story told = story(std::nullopt);
    told.lead.summary = "Ασφάλεια παιδιών";
    EXPECT_EQ(excerpt(told, 16), "Ασφάλεια παιδιών");
    EXPECT_EQ(excerpt(told, 12), "Ασφάλεια…");
}

TEST(Excerpt, IsNothingIfThePartnerAllowsNothing) {
    Story told = story(0);
    told.lead.summary = "A summary.";
    EXPECT_EQ(excerpt(told, 100), "");
    EXPECT_EQ(excerpt(story(-1), 100), "");
}

TEST(WholeContent, IsShownOnlyIfThePartnerSetsNoLimit) {
    EXPECT_EQ(whole_content(story(std::nullopt)).html(), story(std::nullopt).lead.content.html());
    EXPECT_TRUE(whole_content(story(1000)).empty());
    EXPECT_TRUE(whole_content(story(0)).empty());
}

}  // namespace
}  // namespace tidings
