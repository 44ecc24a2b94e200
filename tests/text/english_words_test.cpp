#include "text/english_words.h"

#include <gtest/gtest.h>

namespace tidings {
namespace {

TEST(EnglishWords, AreAQuarterOfPlainEnglish) {
    EXPECT_TRUE(
        is_plainly_english("The helpline will be open to all children who are not at school this week."));
    EXPECT_TRUE(
        is_plainly_english("HOW TO TALK TO YOUR CHILD: A GUIDE FOR PARENTS AND ALL WHO CARE FOR THEM"));
}

TEST(EnglishWords, AreFewerInOtherLanguages) {
    for (const char* text : {
             "De hulplijn is in de vakantie open voor kinderen en ouders, en dat is niet in alle landen zo.",
             "Børnetelefonen er åben for alle børn i hele landet, og det er gratis at ringe for at få hjælp.",
             "Die Hotline ist in den Ferien für Kinder erreichbar, und das in allen Ländern der Union.",
             "La ligne est ouverte à tous les enfants, et on peut appeler en France ou en Belgique.",
             "La línea está abierta a las niñas y niños en todo el país, y no es de pago en las islas.",
         })
        EXPECT_FALSE(is_plainly_english(text)) << text;
}

TEST(EnglishWords, AreNotToldFromAFewWords) {
    EXPECT_FALSE(is_plainly_english("All for the"));
    EXPECT_FALSE(is_plainly_english(""));
    EXPECT_FALSE(is_plainly_english("Thé ôf tö ánd thé ôf tö ánd"));
}

}  // namespace
}  // namespace tidings
