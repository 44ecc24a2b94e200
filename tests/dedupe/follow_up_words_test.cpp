#include "dedupe/follow_up_words.h"

#include <gtest/gtest.h>

namespace tidings {
namespace {

TEST(ATitle, ThatSaysItGoesOnWithSomethingIsAFollowUpInNineLanguages) {
    for (const std::string_view title :
         {"Update: the pool stays shut", "The pool, three months on", "La piscine, un mois après",
          "Rettifica: la piscina resta chiusa", "Ενημέρωση: η πισίνα μένει κλειστή",
          "La piscina, dos meses después", "Das Bad – ein Jahr später", "Correção: a piscina abre",
          "Zwembad dicht, twee maanden later", "Oikaisu: uimahalli avataan"})
        EXPECT_TRUE(says_it_follows_up(title)) << title;
}

TEST(ATitle, ThatHasSuchAWordInTheMiddleIsNoFollowUp) {
    EXPECT_FALSE(says_it_follows_up("How we update our rules for pools"));
    EXPECT_FALSE(says_it_follows_up("The pool opens"));
}

}  // namespace
}  // namespace tidings
