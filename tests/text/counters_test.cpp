#include "text/counters.h"

#include <gtest/gtest.h>

namespace tidings {
namespace {

TEST(WithoutCounters, RemovesCountersThatStandAlone) {
    EXPECT_EQ(without_counters("The pool opens on Friday. Viewed 31 times."),
              without_counters("The pool opens on Friday. Viewed 1,204 times."));
    EXPECT_EQ(without_counters("The pool opens (2 comments)"),
              without_counters("The pool opens (17 comments)"));
    EXPECT_EQ(without_counters("Comments (2)"), without_counters("Comments (40)"));
    EXPECT_EQ(without_counters("Das Bad öffnet.\n12 Aufrufe"),
              without_counters("Das Bad öffnet.\n13 Aufrufe"));
    EXPECT_EQ(without_counters("La piscine ouvre. Lu 4 fois."),
              without_counters("La piscine ouvre. Lu 9 fois."));
    EXPECT_EQ(without_counters("Uimahalli avataan. Luettu 8 kertaa."),
              without_counters("Uimahalli avataan. Luettu 9 kertaa."));
}

TEST(WithoutCounters, KeepsNumbersThatASentenceTells) {
    for (const std::string_view text : {"We got 312 comments on the draft of the plan.", "It opens on 3 May.",
                                        "1,204 calls", "Platz 7", "(2026)"})
        EXPECT_EQ(without_counters(text), text);
}

}  // namespace
}  // namespace tidings
