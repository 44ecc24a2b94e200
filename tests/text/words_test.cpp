#include "text/words.h"

#include <gtest/gtest.h>

namespace tidings {
namespace {

using Words = std::vector<std::string>;

TEST(Words, AreRunsOfLettersAndDigitsInLowerCase) {
    EXPECT_EQ(words("Safer-Internet Day 2026: 5 tips!"),
              (Words{"safer", "internet", "day", "2026", "5", "tips"}));
}

TEST(Words, AreFoldedInEveryScript) {
    EXPECT_EQ(words("ΠΑΙΔΙΆ — ÉTÉ, straße"), (Words{"παιδιά", "été", "strasse"}));
    EXPECT_EQ(words("Ｆｕｌｌ ﬁeld"), (Words{"full", "field"}));
}

TEST(Words, KeepMarksInside) { EXPECT_EQ(words("हिन्दी भाषा"), (Words{"हिन्दी", "भाषा"})); }

TEST(Words, AreNoneInPunctuation) { EXPECT_TRUE(words(" …—!?, \n").empty()); }

TEST(Words, SurviveBytesThatAreNoText) {
    EXPECT_EQ(words("a\xff"
                    "b"),
              (Words{"a", "b"}));
}

TEST(JoinedWords, HaveSingleSpacesBetween) {
    EXPECT_EQ(joined_words("  The «Report», 2026 "), "the report 2026");
}

}  // namespace
}  // namespace tidings
