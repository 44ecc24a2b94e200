#include "text/invisible.h"

#include <gtest/gtest.h>

namespace tidings {
namespace {

TEST(Invisible, IsDroppedAtBothEnds) {
    EXPECT_EQ(trim_invisible("\uFEFF\u200B ida@x.example\u00A0\t\u2069"), "ida@x.example");
    EXPECT_EQ(trim_invisible("\u3164\u00AD \u2060"), "");
    EXPECT_EQ(trim_invisible(""), "");
}

TEST(Invisible, IsShownInside) {
    EXPECT_EQ(show_invisible("a\u200Bb\u00A0c d\n"), "a\\u200bb\\u00a0c d\\u000a");
    EXPECT_EQ(show_invisible("Zoë Ωμέγα"), "Zoë Ωμέγα");
}

}  // namespace
}  // namespace tidings
