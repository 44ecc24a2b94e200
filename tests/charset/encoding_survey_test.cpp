#include "charset/encoding_survey.h"

#include <gtest/gtest.h>

#include "charset/piecewise_decoder.h"

namespace tidings {
namespace {

using namespace std::string_view_literals;
using Ground = FoundEncoding::Ground;

FoundEncoding survey_of(std::initializer_list<std::string_view> blocks) {
    EncodingSurvey survey;
    for (const std::string_view block : blocks) survey.look_at(block);
    return survey.found();
}

TEST(EncodingSurvey, DetectsUnicodeEncodings) {
    EXPECT_EQ(survey_of({"\xFF\xFEm\0a\0"sv}).verdict.charset, "utf-16le");
    EXPECT_EQ(survey_of({"\xFE\xFF\0m\0a"sv}).verdict.charset, "utf-16be");
    EXPECT_EQ(survey_of({"\uFEFFmail\n", "Zoë\n"}).verdict.charset, "utf-8");
    EXPECT_EQ(survey_of({"mail\n"}).verdict.charset, "utf-8");
    EXPECT_EQ(survey_of({}).verdict.charset, "utf-8");
}

TEST(EncodingSurvey, CountsIllFormedSequencesInMostlyUtf8) {
    const FoundEncoding found = survey_of({"Zoë\nJosé\nNoël\n", "Andr\xE9\n"});
    EXPECT_EQ(found.ground, Ground::mostly_utf8);
    EXPECT_EQ(found.stray, 1u);
}

TEST(EncodingSurvey, JudgesByLettersThatComeLate) {
    const FoundEncoding found = survey_of({"mail;name\n", "a@x.example;Ida\n",
                                           "b@x.example;Be\xB3"
                                           "a\n"});
    EXPECT_EQ(found.ground, Ground::letters);
    EXPECT_EQ(found.verdict.charset, "windows-1250");
}

TEST(PiecewiseDecoder, ReadsTheSameWhereverATextIsCut) {
    const std::string_view bytes = "\xFF\xFEZ\0o\0\xEB\0\x3D\xD8\x4B\xDC"sv;
    for (std::size_t cut = 0; cut <= bytes.size(); ++cut) {
        PiecewiseDecoder decoder("utf-16le");
        const std::string first = decoder.decode(bytes.substr(0, cut), false);
        EXPECT_EQ(first + decoder.decode(bytes.substr(cut), true), "Zoë\U0001F44B") << cut;
    }
}

}  // namespace
}  // namespace tidings
