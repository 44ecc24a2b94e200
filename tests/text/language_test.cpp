#include "text/language.h"

#include <gtest/gtest.h>

namespace tidings {
namespace {

TEST(LanguageTag, IsInTheUsualCase) {
    EXPECT_EQ(language_tag(" EN_gb "), "en-GB");
    EXPECT_EQ(language_tag("SR-latn-rs"), "sr-Latn-RS");
    EXPECT_EQ(language_tag("es-419"), "es-419");
}

TEST(LanguageTag, IsEmptyForWhatIsNone) {
    for (const char* text :
         {"", "e", "english", "english language", "en--gb", "12", "de-", "franzoesisch", "en\"><script>"}) {
        EXPECT_EQ(language_tag(text), "") << text;
    }
}

TEST(PrimaryLanguage, IsTheFirstSubtag) { EXPECT_EQ(primary_language("pt-BR"), "pt"); }

TEST(DetectLanguage, TellsOurLanguagesApart) {
    EXPECT_EQ(
        detect_language("Safer Internet Day", "Children and young people learn how to stay safe online.", ""),
        "en");
    EXPECT_EQ(detect_language("Sécurité en ligne", "Les enfants apprennent à se protéger sur internet.", ""),
              "fr");
    EXPECT_EQ(detect_language("Ασφάλεια στο διαδίκτυο", "Τα παιδιά μαθαίνουν να προστατεύονται.", ""), "el");
    EXPECT_EQ(
        detect_language("Sicherheit im Netz", "Kinder lernen, wie sie sich im Internet schützen.", "en"),
        "de");
    EXPECT_EQ(
        detect_language("Turvallisesti verkossa", "Lapset oppivat suojelemaan itseään internetissä.", ""),
        "fi");
}

TEST(DetectLanguage, TakesTheHintWhenItCannotTell) {
    EXPECT_EQ(detect_language("", "", "it-IT"), "it");
    EXPECT_EQ(detect_language("OK", "", "nl"), "nl");
    EXPECT_EQ(detect_language("12345", "", ""), "");
    EXPECT_EQ(detect_language("\xff\xfe", "", "fr"), "fr");
}

}  // namespace
}  // namespace tidings
