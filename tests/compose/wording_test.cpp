#include "compose/wording.h"

#include <gtest/gtest.h>

#include "base/result.h"

namespace tidings {
namespace {

constexpr std::string_view stories = "{count, plural, one {# story} other {# stories}}";

TEST(FilledIn, ChoosesThePluralFormOfTheLanguage) {
    EXPECT_EQ(filled_in(stories, "en", {{"count", 1}}), "1 story");
    EXPECT_EQ(filled_in(stories, "en", {{"count", 0}}), "0 stories");
    EXPECT_EQ(filled_in(stories, "fr", {{"count", 0}}), "0 story");
}

TEST(FilledIn, TakesTextAsItIs) {
    EXPECT_EQ(filled_in("More at {hub}", "en", {{"hub", "L'Hub {x}"}}), "More at L'Hub {x}");
}

TEST(FilledIn, RefusesABrokenPattern) {
    EXPECT_THROW(filled_in("{count, plural", "en", {{"count", 1}}), Failure);
}

TEST(WrittenDay, IsWrittenAsItsReadersWriteIt) {
    const Timestamp time(std::chrono::seconds(1795334400));  // 2026-11-22 08:00 UTC
    EXPECT_EQ(written_day(time, "UTC", "en"), "22 November 2026");
    EXPECT_EQ(written_day(time, "UTC", "de"), "22. November 2026");
    EXPECT_EQ(written_day(time, "UTC", "el"), "22 Νοεμβρίου 2026");
    EXPECT_EQ(written_day(time, "UTC", "pt"), "22 de novembro de 2026");
}

TEST(WrittenDay, IsTheDayInTheZone) {
    const Timestamp late(std::chrono::seconds(1795390200));  // 2026-11-22 23:30 UTC
    EXPECT_EQ(written_day(late, "Europe/Rome", "it"), "23 novembre 2026");
    EXPECT_EQ(written_day(late, "America/Lima", "it"), "22 novembre 2026");
}

TEST(IsoDay, IsTheReadersDayNotTheServers) {
    const Timestamp half_past_eleven_at_night{std::chrono::seconds(1'795'476'600)};  // 2026-11-23, in UTC
    EXPECT_EQ(iso_day_in(half_past_eleven_at_night, "Europe/Rome"), "2026-11-24");
    EXPECT_EQ(iso_day_in(half_past_eleven_at_night, "UTC"), "2026-11-23");
}

TEST(LanguageLabel, NamesALanguageInTheReadersOwn) {
    EXPECT_EQ(language_label("it", "en"), "Italian");
    EXPECT_EQ(language_label("it-IT", "fr"), "Italien");
    EXPECT_EQ(language_label("xx", "en"), "xx");
}

TEST(RightToLeft, IsArabicButNotGreek) {
    EXPECT_TRUE(is_right_to_left("ar"));
    EXPECT_TRUE(is_right_to_left("he-IL"));
    EXPECT_FALSE(is_right_to_left("el"));
}

}  // namespace
}  // namespace tidings
