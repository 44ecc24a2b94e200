#include "search/excerpt.h"

#include <gtest/gtest.h>

#include "search/typed_query.h"

namespace tidings {
namespace {

std::string marked(std::string_view text, std::string_view typed, std::size_t characters) {
    std::string all;
    for (const ExcerptPiece& piece : excerpt_around(text, *read_typed_query(typed), characters))
        all += piece.is_hit ? "[" + piece.text + "]" : piece.text;
    return all;
}

TEST(AnExcerpt, MarksTheWordsAsTheTextHasThem) {
    EXPECT_EQ(marked("Τα Παιδιά και η οικογένεια.", "παιδια", 100), "Τα [Παιδιά] και η οικογένεια.");
    EXPECT_EQ(marked("Der Kinderschutz heute", "kinder", 100), "Der [Kinderschutz] heute");
    EXPECT_EQ(marked("Der Kinderschutz heute", "\"kinder\"", 100), "Der Kinderschutz heute");
}

TEST(AnExcerpt, BeginsShortlyBeforeTheFirstOfThem) {
    std::string text;
    for (int i = 0; i < 50; ++i) text += "wort" + std::to_string(i) + " ";
    EXPECT_EQ(marked(text, "wort30", 40), "…wort29 [wort30] wort31 wort32 wort33…");
}

TEST(AnExcerpt, IsTheBeginningWhereNoWordStandsInTheText) {
    EXPECT_EQ(marked("One two three four", "lang:en", 9), "One two…");
    EXPECT_EQ(marked("", "x", 9), "");
}

}  // namespace
}  // namespace tidings
