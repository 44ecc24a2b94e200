#include "text/language.h"

#include <gtest/gtest.h>

namespace tidings {
namespace {

TEST(LanguageTag, IsInTheUsualCase) {
    EXPECT_EQ(language_tag(" EN_gb "), "en-GB");
    EXPECT_EQ(language_tag("SR-latn-rs"), "sr-Latn-RS");
    EXPECT_EQ(language_tag("es-419"), "es-419");
}

TEST(LanguageTag, IsEmptyForTextThatNamesNoLanguage) {
    for (const char* text : {"", "e", "und", "und-Latn", "mul", "zxx", "english language", "en--gb", "12",
                             "de-", "x", "en\"><script>"}) {
        EXPECT_EQ(language_tag(text), "") << text;
    }
}

TEST(LanguageTag, HasTheShortestCode) {
    EXPECT_EQ(language_tag("nld"), "nl");
    EXPECT_EQ(language_tag("DUT"), "nl");
    EXPECT_EQ(language_tag("fin_FI"), "fi-FI");
    EXPECT_EQ(language_tag("cze"), "cs");
    EXPECT_EQ(language_tag("iw"), "he");
    EXPECT_EQ(language_tag("nds"), "nds");
}

TEST(LanguageTag, IsThatOfALanguageByItsName) {
    EXPECT_EQ(language_tag("Italian"), "it");
    EXPECT_EQ(language_tag("suomi"), "fi");
    EXPECT_EQ(language_tag("Español"), "es");
    EXPECT_EQ(language_tag("ESPANOL"), "es");
    EXPECT_EQ(language_tag("Ελληνικά"), "el");
    EXPECT_EQ(language_tag("English (Ireland)"), "en");
}

TEST(PrimaryLanguage, IsTheFirstSubtag) { EXPECT_EQ(primary_language("pt-BR"), "pt"); }

TEST(LanguageOf, TellsOurLanguagesApart) {
    const auto language = [](std::string_view title, std::string_view text) {
        return language_of(title, text, "", Stated::of_channel);
    };
    EXPECT_EQ(language("Safer Internet Day", "Children and young people learn how to stay safe online."),
              "en");
    EXPECT_EQ(language("Sécurité en ligne", "Les enfants apprennent à se protéger sur internet."), "fr");
    EXPECT_EQ(language("Ασφάλεια στο διαδίκτυο", "Τα παιδιά μαθαίνουν να προστατεύονται."), "el");
    EXPECT_EQ(language("Turvallisesti verkossa", "Lapset oppivat suojelemaan itseään internetissä."), "fi");
}

TEST(LanguageOf, IsTheStatedOneWhereTheTextDoesNotTell) {
    EXPECT_EQ(language_of("", "", "it-IT", Stated::of_channel), "it-IT");
    EXPECT_EQ(language_of("OK", "", "nl", Stated::of_channel), "nl");
    EXPECT_EQ(language_of("12345", "", "", Stated::of_channel), "");
    EXPECT_EQ(language_of("\xff\xfe", "", "fr", Stated::of_channel), "fr");
    EXPECT_EQ(language_of("Sicherheit im Netz", "", "fr", Stated::of_channel), "fr");
}

TEST(LanguageOf, KeepsTheRegionThatIsStatedRight) {
    EXPECT_EQ(language_of("Sicherheit im Netz",
                          "Kinder lernen, wie sie sich im Internet vor fremden Menschen schützen.", "de-CH",
                          Stated::of_channel),
              "de-CH");
    EXPECT_EQ(
        language_of("Trygt på nett", "Barn lærer hvordan de kan beskytte seg mot fremmede på internett.",
                    "nb-NO", Stated::of_channel),
        "nb-NO");
}

TEST(LanguageOf, IsThatOfALongTextWhateverItsChannelSays) {
    EXPECT_EQ(language_of("Sicherheit im Netz",
                          "Kinder lernen, wie sie sich im Internet vor fremden Menschen schützen.", "en-US",
                          Stated::of_channel),
              "de");
}

TEST(LanguageOf, IsLookedForFurtherInATextThatBeginsWithNone) {
    const std::string text =
        "12 / 2026 / 34 / 56 / 78 / 90 / 11 / 22 / 33 / 44 / 55 / 66 / 77 / 88 / 99 / 10 / 21 / "
        "32 / 43 / 54 / 65 / 76 / 87 / 98 / 19 / 28 / 37 / 46 / 55 / 64 / 73 / 82 / 91 / 20 / "
        "Les enfants apprennent à se protéger sur internet et à demander de l'aide.";
    EXPECT_EQ(language_of("", text, "", Stated::of_channel), "fr");
}

TEST(LanguageOf, TellsSpanishFromPortugueseWhateverItsChannelSays) {
    constexpr std::string_view spanish =
        "Las niñas y los niños aprenden a pedir ayuda cuando un desconocido les escribe por internet.";
    constexpr std::string_view portuguese =
        "As crianças aprendem a pedir ajuda quando um desconhecido lhes escreve pela internet.";
    EXPECT_EQ(language_of("", spanish, "pt-PT", Stated::of_channel), "es");
    EXPECT_EQ(language_of("", portuguese, "es", Stated::of_channel), "pt");
    EXPECT_EQ(language_of("", spanish, "es-MX", Stated::of_channel), "es-MX");
    EXPECT_EQ(language_of("", portuguese, "pt-BR", Stated::of_channel), "pt-BR");
}

TEST(LanguageOf, IsTheStatedOneRatherThanANeighbourItIsTakenFor) {
    // CLD2 finds Norwegian here.
    EXPECT_EQ(language_of("", "Familien har krav på samfundets og statens beskyttelse i alle lande.", "da",
                          Stated::of_channel),
              "da");
}

TEST(LanguageOf, IsTheOneThatAnItemStatesOfItself) {
    EXPECT_EQ(language_of("Sicherheit im Netz",
                          "Kinder lernen, wie sie sich im Internet vor fremden Menschen schützen.", "nds",
                          Stated::of_item),
              "nds");
}

TEST(LanguageOf, IsOneThatIsWrittenInTheTextsScript) {
    for (const Stated by : {Stated::of_channel, Stated::of_item}) {
        EXPECT_EQ(language_of("Γραμμή βοήθειας", "", "en", by), "el");
        EXPECT_EQ(language_of("קו חם להורים", "", "en-GB", by), "he");
        EXPECT_EQ(language_of("Телефон довіри для дітей", "", "uk", by), "uk");
    }
    EXPECT_EQ(language_of("Safer Internet Day", "", "el-GR", Stated::of_channel), "el-GR");
    EXPECT_EQ(language_of("Sigurniji internet", "", "sr", Stated::of_item), "sr");
}

}  // namespace
}  // namespace tidings
