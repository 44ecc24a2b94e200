#include "html/entities.h"

#include <gtest/gtest.h>

namespace tidings {
namespace {

TEST(DecodeEntities, KnowsNamesAndNumbers) {
    EXPECT_EQ(decode_entities("caf&eacute; &#233; &#xE9; &#XE9;"), "café é é é");
}

TEST(DecodeEntities, KnowsTheFirstAndTheLastName) { EXPECT_EQ(decode_entities("&AElig;&zwnj;"), "Æ\u200C"); }

TEST(DecodeEntities, KnowsNamesForTwoCodePoints) {
    EXPECT_EQ(decode_entities("&NotEqualTilde;"), "\u2242\u0338");
}

TEST(DecodeEntities, DecodesOnce) { EXPECT_EQ(decode_entities("&amp;lt;"), "&lt;"); }

TEST(DecodeEntities, LeavesOtherAmpersandsUnchanged) {
    EXPECT_EQ(decode_entities("AT&T & Co &; &#; &#x; &nosuchname; &"),
              "AT&T & Co &; &#; &#x; &nosuchname; &");
}

TEST(DecodeEntities, TakesTheLongestNameWithoutASemicolon) {
    EXPECT_EQ(decode_entities("&notit; &notin; &notin &copy2026"), "¬it; ∉ ¬in ©2026");
}

TEST(DecodeEntities, WantsASemicolonForNamesThatNeedOne) {
    EXPECT_EQ(decode_entities("&hellip &alpha"), "&hellip &alpha");
}

TEST(DecodeEntities, TakesNumbersWithoutASemicolon) { EXPECT_EQ(decode_entities("&#8364 &#x20AC!"), "€ €!"); }

TEST(DecodeEntities, ReadsTheNumbersOfWindows1252AsTheirWritersMeant) {
    EXPECT_EQ(decode_entities("&#146;&#x80;&#150;"), "’€–");
}

TEST(DecodeEntities, ReplacesNumbersThatAreNoCharacter) {
    EXPECT_EQ(decode_entities("&#0;&#xD800;&#x110000;&#99999999999999999999;"), "\uFFFD\uFFFD\uFFFD\uFFFD");
}

TEST(DecodeAttribute, LeavesParametersOfAnAddressAlone) {
    EXPECT_EQ(decode_attribute("?a=1&copy=2&lt3&reg&amp;b"), "?a=1&copy=2&lt3®&b");
}

TEST(DecodeAttribute, TakesAnUndottedNameAtTheEnd) { EXPECT_EQ(decode_attribute("x&eacute"), "xé"); }

TEST(EscapeHtml, EscapesCharactersThatEndTextOrAValue) {
    EXPECT_EQ(escape_html("<a b=\"c\" d='e'>&`"), "&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;&#96;");
}

}  // namespace
}  // namespace tidings
