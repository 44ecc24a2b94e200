#include "text/plain_text.h"

#include <gtest/gtest.h>

#include "text/utf8.h"

namespace tidings {
namespace {

TEST(CleanLine, FoldsWhiteSpaceAndControlsToOneSpace) {
    EXPECT_EQ(clean_line(" \tOnline\r\n \x01 safety\u00A0\u2028day\u0085 "), "Online safety day");
}

TEST(CleanLine, RemovesBidiControlsBomAndNoncharacters) {
    EXPECT_EQ(clean_line("\uFEFFa\u202Eb\u2066c\u200Fd\uFFFEe\U0001FFFFf"), "abcdef");
}

TEST(CleanLine, KeepsJoinersThatWordsAndEmojiNeed) {
    EXPECT_EQ(clean_line("می\u200Cخواهم"), "می\u200Cخواهم");
}

TEST(CleanLine, ComposesToNfc) { EXPECT_EQ(clean_line("e\u0301te\u0301"), "été"); }

TEST(CleanLine, ReplacesEachIllFormedSequenceOnce) {
    EXPECT_EQ(clean_line("a\xff"
                         "b\xe2\x82z"),
              "a\uFFFDb\uFFFDz");
}

TEST(CleanLine, StopsAtTheLimitWithoutATrailingSpace) {
    EXPECT_EQ(clean_line("été à Rome", 4), "été");
    EXPECT_EQ(clean_line("été à Rome", 5), "été à");
}

TEST(CleanLine, IsAFixedPoint) {
    const std::string once = clean_line("  A\u0308 \u202E\x02 \xf0\x9f z  ", 5);
    EXPECT_EQ(clean_line(once, 5), once);
}

TEST(CleanText, CutsTowersOfMarks) {
    std::string tower = "a";
    for (int i = 0; i < 500'000; ++i) tower += "\u0301\u0323";
    EXPECT_LE(count_characters(clean_text(tower + "b")), 32U);
    EXPECT_EQ(fold_case(tower).substr(0, 3), "\u1EA1");
}

TEST(CleanText, KeepsAtMostOneEmptyLine) {
    EXPECT_EQ(clean_text("\r\na \r\nb\n\n\n\nc\td\n"), "a\nb\n\nc d");
}

TEST(Shorten, LeavesAShortTextAlone) { EXPECT_EQ(shorten("Zürich", 6), "Zürich"); }

TEST(Shorten, CutsBehindAWordAndSaysSo) {
    EXPECT_EQ(shorten("Grooming, and how to stop it", 12), "Grooming…");
}

TEST(Shorten, NeverExceedsItsMeasure) {
    for (std::size_t measure = 0; measure < 20; ++measure) {
        EXPECT_LE(count_characters(shorten("Ελληνική γραμμή βοήθειας", measure)), measure);
    }
}

TEST(Shorten, CutsALongWordButNeverAnAccentOffItsLetter) {
    EXPECT_EQ(shorten("abcdefgh", 4), "abc…");
    EXPECT_EQ(shorten("abx\u0323cdef", 4), "ab…");
}

TEST(CountCharacters, CountsCodePoints) { EXPECT_EQ(count_characters("aé€😀"), 4U); }

TEST(FoldCase, MakesSpellingsOfOneWordEqual) {
    EXPECT_EQ(fold_case("STRASSE"), fold_case("Straße"));
    EXPECT_EQ(fold_case("ﬁnd Ｘ"), "find x");
    EXPECT_EQ(fold_case("ΣΊΣΥΦΟΣ"), fold_case("σίσυφος"));
}

// A character that is not in the table of European ones sends the whole text to the normaliser.
TEST(FoldCase, FoldsEuropeanTextAsTheNormaliserDoes) {
    for (char32_t c = 0x80; c < 0x2100; c = c == 0x5FF ? 0x2000 : c + 1) {
        std::string text = "Aé";
        append_utf8(text, c);
        text += "É1";
        EXPECT_EQ(fold_case(text) + "漢", fold_case(text + "漢")) << std::hex << static_cast<int>(c);
    }
}

TEST(CleanLine, LeavesACleanLineUnchanged) {
    for (const std::string_view text : {"Élèves – “safe”, ½ price", "Το Χαμόγελο", "Діти в мережі", "a b"})
        EXPECT_EQ(clean_line(text), text);
    EXPECT_EQ(clean_line(" a  b "), "a b");
    EXPECT_EQ(clean_line("a\u00A0b\u0085c"), "a b c");
    EXPECT_EQ(clean_line("e\u0301"), "\u00E9");
    EXPECT_EQ(clean_line("a\xC3"), "a\uFFFD");
    EXPECT_EQ(clean_line("abc", 2), "ab");
}

TEST(Slugify, KeepsLettersAndDigitsAlone) {
    EXPECT_EQ(slugify("  Children's Rights: 10 Facts! "), "childrens-rights-10-facts");
}

TEST(Slugify, DropsAccentsAndTransliterates) {
    EXPECT_EQ(slugify("Über Ärzte à l’école"), "uber-arzte-a-lecole");
    EXPECT_EQ(slugify("Το Χαμόγελο"), "to-chamogelo");
}

TEST(Slugify, IsNeverEmptyAndNeverTooLong) {
    EXPECT_EQ(slugify("!!!"), "x");
    EXPECT_EQ(slugify(std::string(300, 'a')), std::string(80, 'a'));
    EXPECT_EQ(slugify(std::string(70, 'a') + " " + std::string(70, 'b')), std::string(70, 'a'));
}

}  // namespace
}  // namespace tidings
