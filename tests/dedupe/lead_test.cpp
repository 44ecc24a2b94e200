#include "dedupe/lead.h"

#include <gtest/gtest.h>

#include "dedupe/made_up_items.h"

namespace tidings {
namespace {

using made_up::known;
using made_up::paragraph;

const std::string text = paragraph("a");

TEST(ChooseLead, TakesTheEarliestOfEqualTexts) {
    const std::vector<KnownItem> items{known(4, {"g4", "https://a.example/x", "T", text}, 1),
                                       known(9, {"g9", "https://b.example/x", "T", text}, 2)};

    EXPECT_EQ(choose_lead(items), ItemId{4});
}

TEST(ChooseLead, TakesTheFullestText) {
    const std::vector<KnownItem> items{
        known(4, {"g4", "https://a.example/x", "T", text}, 1),
        known(9, {"g9", "https://b.example/x", "T", text + paragraph("b")}, 2)};

    EXPECT_EQ(choose_lead(items), ItemId{9});
}

TEST(ChooseLead, TakesTheSourceThatACopyNamesHoweverShort) {
    const std::string credit = "<p>First published by <a href='https://b.example/x'>B</a></p>";
    const std::vector<KnownItem> items{
        known(4, {"g4", "https://a.example/x", "T", text + paragraph("b") + credit}, 1),
        known(9, {"g9", "https://b.example/x", "T", text}, 2)};

    EXPECT_EQ(choose_lead(items), ItemId{9});
}

TEST(ChooseLead, PassesOverItemsThatAnAggregatorTookOver) {
    std::vector<KnownItem> items{known(4, {"g4", "https://b.example/x", "T", text}, 1),
                                 known(9, {"g9", "https://b.example/x", "T", text}, 2)};
    items[0].has_source = true;
    const std::vector<KnownItem> foreign{
        known(4, {"https://b.example/?p=1", "https://a.example/x", "T", text}, 1),
        known(9, {"https://b.example/?p=1", "https://b.example/x", "T", text}, 2)};

    EXPECT_EQ(choose_lead(items), ItemId{9});
    EXPECT_EQ(choose_lead(foreign), ItemId{9});
}

TEST(ChooseLead, IsNothingOfNothing) { EXPECT_FALSE(choose_lead({})); }

}  // namespace
}  // namespace tidings
