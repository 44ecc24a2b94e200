#include "charset/byte_survey.h"

#include <gtest/gtest.h>

#include <array>
#include <random>
#include <string>

#include "text/utf8.h"

namespace tidings {
namespace {

using namespace std::string_view_literals;

// At each place of the sixteen bytes that are looked at together, and of the sixty-four.
template <class Check>
void everywhere(std::string_view bytes, const Check& check) {
    for (std::size_t before = 0; before < 130; ++before)
        for (const std::size_t behind : {0U, 1U, 70U})
            check(survey_bytes(std::string(before, 'a').append(bytes).append(behind, 'z')));
}

TEST(SurveyBytes, TakesEverySequenceOfUnicodeForUtf8) {
    for (const char32_t c : U"\u0080\u07FF\u0800\uD7FF\uE000\uFFFF\U00010000\U0003FFFF\U0010FFFF"sv) {
        std::string sequence;
        append_utf8(sequence, c);
        everywhere(sequence, [&](const ByteSurvey& found) { EXPECT_TRUE(found.is_utf8) << sequence; });
    }
}

TEST(SurveyBytes, FindsIllFormedUtf8AtAnyPosition) {
    for (const std::string_view bytes :
         {"\x80", "\xC3", "\xC0\xAF", "\xC1\xBF", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xE2\x82",
          "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xF1\x80\x80", "\xC3\xA9\xA9", "\xFF",
          "\xFE"}) {
        everywhere(bytes, [&](const ByteSurvey& found) { EXPECT_FALSE(found.is_utf8) << bytes; });
    }
}

TEST(SurveyBytes, AgreesWithReadingCodePointsOneByOne) {
    std::mt19937 random(1);
    constexpr std::array<unsigned char, 20> telling{'a',  0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0,
                                                    0xBF, 0xC0, 0xC2, 0xC3, 0xDF, 0xE0, 0xE1,
                                                    0xED, 0xEF, 0xF0, 0xF1, 0xF4, 0xF5};
    for (int round = 0; round < 200'000; ++round) {
        std::string bytes(random() % 90, 'a');
        for (auto i = random() % 5; i > 0 && !bytes.empty(); --i)
            bytes[random() % bytes.size()] = static_cast<char>(telling[random() % telling.size()]);
        for (auto i = random() % 5; i > 0; --i)
            bytes.push_back(static_cast<char>(telling[random() % telling.size()]));
        ASSERT_EQ(survey_bytes(bytes).is_utf8, is_utf8(bytes)) << ::testing::PrintToString(bytes);
    }
}

TEST(SurveyBytes, FlagsAsciiAndPossibleRepairs) {
    everywhere("a", [](const ByteSurvey& found) { EXPECT_TRUE(found.is_ascii && found.is_utf8); });
    everywhere("é", [](const ByteSurvey& found) {
        EXPECT_FALSE(found.is_ascii || found.may_be_encoded_twice || found.may_have_c1_controls);
    });
    everywhere("Ã©", [](const ByteSurvey& found) { EXPECT_TRUE(found.may_be_encoded_twice); });
    everywhere("\xC2\x93", [](const ByteSurvey& found) { EXPECT_TRUE(found.may_have_c1_controls); });
}

}  // namespace
}  // namespace tidings
