#include "dates/date.h"

#include <gtest/gtest.h>

namespace tidings {
namespace {

std::string read(std::string_view text) {
    const std::optional<Timestamp> time = parse_date(text);
    return time ? rfc3339(*time) : "none";
}

TEST(ParseDate, ReadsRfc3339) {
    EXPECT_EQ(read("2020-03-05T14:30:15Z"), "2020-03-05T14:30:15Z");
    EXPECT_EQ(read("2020-03-05T14:30:15.987+05:30"), "2020-03-05T09:00:15Z");
    EXPECT_EQ(read(" 2020-03-05 14:30:15-0800 "), "2020-03-05T22:30:15Z");
}

TEST(ParseDate, ReadsRfc5322) {
    EXPECT_EQ(read("Thu, 05 Mar 2020 14:30:15 +0100"), "2020-03-05T13:30:15Z");
    EXPECT_EQ(read("5 Mar 20 14:30 GMT"), "2020-03-05T14:30:00Z");
    EXPECT_EQ(read("Thu, 05 Mar 2020 14:30:15 +0100 (CET)"), "2020-03-05T13:30:15Z");
}

TEST(ParseDate, ReadsAsctimeWithAndWithoutAZone) {
    EXPECT_EQ(read("Thu Mar  5 14:30:15 2020"), "2020-03-05T14:30:15Z");
    EXPECT_EQ(read("Thu Mar  5 14:30:15 PST 2020"), "2020-03-05T22:30:15Z");
    EXPECT_EQ(read("Thu Mar 05 14:30:15 +0200 2020"), "2020-03-05T12:30:15Z");
}

TEST(ParseDate, ReadsTheOtherFormsOfIso8601) {
    EXPECT_EQ(read("20200305T143015+0100"), "2020-03-05T13:30:15Z");
    EXPECT_EQ(read("2020-W10-4"), "2020-03-05T00:00:00Z");
    EXPECT_EQ(read("2020-W53-5T10:00Z"), "2021-01-01T10:00:00Z");
    EXPECT_EQ(read("2020-065"), "2020-03-05T00:00:00Z");
    EXPECT_EQ(read("2020-03"), "2020-03-01T00:00:00Z");
    EXPECT_EQ(read("2020"), "2020-01-01T00:00:00Z");
    EXPECT_EQ(read("-2003"), "2020-03-01T00:00:00Z");
}

TEST(ParseDate, ReadsFiguresWithoutSeparators) {
    EXPECT_EQ(read("20200305"), "2020-03-05T00:00:00Z");
    EXPECT_EQ(read("20200305143015"), "2020-03-05T14:30:15Z");
    EXPECT_EQ(read("1583418615"), "2020-03-05T14:30:15Z");
    EXPECT_EQ(read("1583418615999"), "2020-03-05T14:30:15Z");
}

TEST(ParseDate, KnowsThatEstIsNotUtc) {
    EXPECT_EQ(read("Thu, 05 Mar 2020 14:30:15 EST"), "2020-03-05T19:30:15Z");
    EXPECT_EQ(read("Thu, 05 Mar 2020 14:30:15 CEST"), "2020-03-05T12:30:15Z");
    EXPECT_EQ(read("Thu, 05 Mar 2020 14:30:15 GMT-07:00"), "2020-03-05T21:30:15Z");
}

TEST(ParseDate, KnowsTheSummerTimeOfNamedPlaces) {
    EXPECT_EQ(read("Thu, 25 Feb 2016 00:00:00 Europe/Brussels"), "2016-02-24T23:00:00Z");
    EXPECT_EQ(read("2016-07-25 00:00 America/New_York"), "2016-07-25T04:00:00Z");
    EXPECT_EQ(read("Thu, 05 Mar 2020 14:30:15 EST5EDT"), "2020-03-05T19:30:15Z");
    EXPECT_EQ(read("Sun, 05 Jul 2020 14:30:15 PST8PDT"), "2020-07-05T21:30:15Z");
}

TEST(ParseDate, TakesFourDigitsOfAnOffsetAtTheirWord) {
    EXPECT_EQ(read("Fri, 11 Mar 2016 01:15:00 +3000"), "2016-03-09T19:15:00Z");
    EXPECT_EQ(read("Fri, 11 Mar 2016 01:15:00 +0260"), "none");
}

TEST(ParseDate, TakesAMissingOrUnknownZoneForUtc) {
    EXPECT_EQ(read("2020-03-05 14:30"), "2020-03-05T14:30:00Z");
    EXPECT_EQ(read("Thu, 05 Mar 2020 14:30:15 XYZ"), "2020-03-05T14:30:15Z");
}

TEST(ParseDate, KnowsMonthsAndDaysInManyLanguages) {
    for (const char* text : {"Donnerstag, 5. März 2020",
                             "jeu. 5 mars 2020",
                             "giovedì 5 marzo 2020",
                             "jueves, 5 de marzo de 2020",
                             "quinta-feira, 5 de março de 2020",
                             "donderdag 5 maart 2020",
                             "torstai 5. maaliskuuta 2020",
                             "Πέμπτη, 5 Μαρτίου 2020",
                             "czwartek, 5 marca 2020",
                             "четверг, 5 марта 2020 г.",
                             "2020. március 5., csütörtök",
                             "torsdag den 5 mars 2020",
                             "čtvrtek 5. března 2020",
                             "joi, 5 martie 2020",
                             "5 Mart 2020 Perşembe",
                             "2020年3月5日(木)",
                             "٥ مارس ٢٠٢٠",
                             "Thu, 5th March, 2020",
                             "ceturtdiena, 2020. gada 5. marts",
                             "2020 m. kovo 5 d., ketvirtadienis",
                             "четвер, 5 березня 2020 р.",
                             "štvrtok 5. marca 2020",
                             "četvrtak, 5. ožujka 2020."}) {
        EXPECT_EQ(read(text), "2020-03-05T00:00:00Z") << text;
    }
}

TEST(ParseDate, KnowsMonthsOfEuropesNeighbours) {
    for (const char* text :
         {"уторак, 8. април 2025. 16:40", "вторник, 8 април 2025 г., во 16:40",
          "e martë, 8 prill 2025 në 4:40 m.d.", "It-Tlieta, 8 ta’ April 2025 16:40",
          "יום שלישי, 8 באפריל 2025 בשעה 16:40", "الثلاثاء، 8 أبريل 2025 في 4:40 م",
          "الثلاثاء 8 أفريل 2025 16:40", "٨ نيسان ٢٠٢٥ ١٦:٤٠", "Dydd Mawrth, 8 Ebrill 2025 16:40"})
        EXPECT_EQ(read(text), "2025-04-08T16:40:00Z") << text;
}

TEST(ParseDate, TellsCroatianOctoberFromPolishNovember) {
    EXPECT_EQ(read("utorak, 14. listopada 2025. u 9:10"), "2025-10-14T09:10:00Z");
    EXPECT_EQ(read("wtorek, 11 listopada 2025, 9:10"), "2025-11-11T09:10:00Z");
    EXPECT_EQ(read("11. listopadu 2025 9:10"), "2025-11-11T09:10:00Z");
}

TEST(ParseDate, PassesOverADayNamedInALanguageItDoesNotKnow) {
    EXPECT_EQ(read("Llun y bore, 3 Mar 2025"), "2025-03-03T00:00:00Z");
    EXPECT_EQ(read("mið., 5. mar. 2025, 08:09"), "2025-03-05T08:09:00Z");
    EXPECT_EQ(read("3 foo Mar 2025"), "none");
    EXPECT_EQ(read("Mon, Mar x 2025"), "none");
}

TEST(ParseDate, TellsMarchFromMardi) {
    EXPECT_EQ(read("mar., 01 déc. 2020 16:11:02 +0000"), "2020-12-01T16:11:02Z");
    EXPECT_EQ(read("mar, 03 mar 2020 10:00:00 +0100"), "2020-03-03T09:00:00Z");
    EXPECT_EQ(read("martes, 3 de marzo de 2020"), "2020-03-03T00:00:00Z");
}

TEST(ParseDate, TakesTheSecondOfTwoDoubtfulWordsForTheMonth) {
    EXPECT_EQ(read("Paz, 28 Şub 2021"), "2021-02-28T00:00:00Z");
    EXPECT_EQ(read("pet., 1 feb. 2019 15:04"), "2019-02-01T15:04:00Z");
}

TEST(ParseDate, KnowsNumbersByTheirEastAsianSigns) {
    for (const char* text :
         {"5-3月-20", "3월 5, 2020", "20年3月5日", "목요일, 05 3월 2020", "三月 5, 2020"}) {
        EXPECT_EQ(read(text), "2020-03-05T00:00:00Z") << text;
    }
    EXPECT_EQ(read("20. 3. 5. 오후 2:30"), "2020-03-05T05:30:00Z");
}

TEST(ParseDate, ReadsDatesAsProgramsLogThem) {
    for (const char* text :
         {"2020-03-05 14:30:00.123 +0000 UTC", "05/Mar/2020:14:30:00 +0000", "2020-03-05T14:30:00Z[UTC]",
          "2020-03-05T16:30+02:00[Europe/Athens]", "Thu, 05 Mar 2020 16:30 +200"}) {
        EXPECT_EQ(read(text), "2020-03-05T14:30:00Z") << text;
    }
    EXPECT_EQ(read("2020-03-05T14Z"), "2020-03-05T14:00:00Z");
}

TEST(ParseDate, ReadsClocksAsPeopleWriteThem) {
    for (const char* text :
         {"5 March 2020 2:30 PM", "Mar. 5, 2020, 2:30 p.m.", "5 mars 2020 à 14h30",
          "5. März 2020 um 14:30 Uhr", "5.3.2020 klo 14.30", "giovedì 5 marzo 2020 ore 14.30",
          "5 Μαρτίου 2020 στις 2:30 μ.μ.", "2020年3月5日 午後2時30分", "Thursday 5th March 2020 at 2.30pm",
          "2.30 pm on 5 March 2020", "den 5. März 2020, 14.30 Uhr", "5 de marzo de 2020, 2:30 p. m."}) {
        EXPECT_EQ(read(text), "2020-03-05T14:30:00Z") << text;
    }
}

TEST(ParseDate, KnowsThatTwelveAmIsMidnight) {
    EXPECT_EQ(read("5 March 2020 12:05 AM"), "2020-03-05T00:05:00Z");
    EXPECT_EQ(read("am 5. März 2020 um 12:05 Uhr"), "2020-03-05T12:05:00Z");
}

TEST(ParseDate, TakesKoreanWithoutAZoneForKoreasTime) {
    EXPECT_EQ(read("2020년 3월 5일 오후 2시 30분"), "2020-03-05T05:30:00Z");
}

TEST(ParseDate, LetsTheWeekdayDecideWhichNumberIsTheMonth) {
    EXPECT_EQ(read("Wed, 03/04/2020"), "2020-03-04T00:00:00Z");
    EXPECT_EQ(read("Fri, 03/04/2020"), "2020-04-03T00:00:00Z");
}

TEST(ParseDate, PutsTheDayFirstUnlessSomethingSpeaksAgainstIt) {
    EXPECT_EQ(read("03/04/2020"), "2020-04-03T00:00:00Z");
    EXPECT_EQ(read("03/14/2020"), "2020-03-14T00:00:00Z");
    EXPECT_EQ(read("03/04/2020 2:30 PM"), "2020-03-04T14:30:00Z");
    EXPECT_EQ(read("05.03.20"), "2020-03-05T00:00:00Z");
    EXPECT_EQ(read("Do, 05.03.20"), "2020-03-05T00:00:00Z");
    EXPECT_EQ(read("05/03/20 2:30 μ.μ."), "2020-03-05T14:30:00Z");
}

TEST(ParseDate, RollsOverAtHourTwentyFourAndSecondSixty) {
    EXPECT_EQ(read("2020-02-29T24:00:00Z"), "2020-03-01T00:00:00Z");
    EXPECT_EQ(read("Sat, 31 Dec 2016 23:59:60 GMT"), "2017-01-01T00:00:00Z");
}

TEST(ParseDate, PutsTwoDigitYearsBetween1969And2068) {
    EXPECT_EQ(read("Wed, 02 Oct 68 15:00:00 GMT"), "2068-10-02T15:00:00Z");
    EXPECT_EQ(read("Thu, 02 Oct 69 15:00:00 GMT"), "1969-10-02T15:00:00Z");
}

TEST(ParseDate, IsNoneForTextWithoutADate) {
    for (const char* text : {"",
                             "   ",
                             "yesterday",
                             "12:30",
                             "5 March",
                             "2020-",
                             "2020-13-01",
                             "2020-02-30T00:00:00Z",
                             "2020-xx-27",
                             "Sun, 16 zzz 2012 11:47:32 GMT",
                             "Sun, 16 Dec 2012 1:2:3:4 GMT",
                             "2020-03-05T25:00:00Z",
                             "2020-03-05T10:61:00Z",
                             "2020-03-05T10:00:61Z",
                             "2020-03-05T10:00:00+00:xx",
                             "2020-03-05T10:00:00+24:00",
                             "0000-00-00 00:00:00",
                             "0001-01-01T00:00:00Z",
                             "1 2 3 4 5",
                             "99999999999999999999",
                             "5 March April 2020"}) {
        EXPECT_EQ(read(text), "none") << text;
    }
    EXPECT_EQ(read(std::string(10'000'000, '1')), "none");
}

TEST(WriteDate, UsesTheFormsOfTheStandards) {
    const Timestamp time = *parse_date("2026-11-22T08:00:05Z");
    EXPECT_EQ(rfc3339(time), "2026-11-22T08:00:05Z");
    EXPECT_EQ(rfc5322_date(time), "Sun, 22 Nov 2026 08:00:05 +0000");
    EXPECT_EQ(iso_day(time), "2026-11-22");
}

}  // namespace
}  // namespace tidings
