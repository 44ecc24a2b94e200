#include "text/stems.h"

#include <gtest/gtest.h>

namespace tidings {
namespace {

TEST(Stemmer, GivesTheFormsOfAWordOneStem) {
    EXPECT_EQ(Stemmer("en").stem("groomed"), Stemmer("en").stem("grooming"));
    EXPECT_EQ(Stemmer("it").stem("adescato"), Stemmer("it").stem("adescati"));
    EXPECT_EQ(Stemmer("de").stem("vermisste"), Stemmer("de").stem("vermissten"));
    EXPECT_EQ(Stemmer("el").stem("ελλαδα"), Stemmer("el").stem("ελλαδας"));
}

TEST(Stemmer, KeepsDifferentWordsApart) {
    EXPECT_NE(Stemmer("en").stem("report"), Stemmer("en").stem("reply"));
}

TEST(Stemmer, LeavesWordsOfALanguageItDoesNotKnowAsTheyAre) {
    EXPECT_EQ(Stemmer("xx").stem("grooming"), "grooming");
    EXPECT_EQ(Stemmer("").stem("grooming"), "grooming");
}

TEST(WithoutAccents, DropsAccentsOfEveryScript) {
    EXPECT_EQ(without_accents("sextorsión"), "sextorsion");
    EXPECT_EQ(without_accents("εξαφάνιση"), "εξαφανιση");
    EXPECT_EQ(without_accents("plain"), "plain");
    EXPECT_EQ(without_accents(""), "");
}

TEST(WithoutAccents, DropsAccentsThatStandAsMarksOfTheirOwn) {
    EXPECT_EQ(without_accents("e\u0301te\u0301"), "ete");
}

}  // namespace
}  // namespace tidings
