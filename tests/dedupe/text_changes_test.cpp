#include "dedupe/text_changes.h"

#include <gtest/gtest.h>

namespace tidings {
namespace {

using Blocks = std::vector<std::string>;

TEST(TextChanges, ListRemovedAndAddedParagraphs) {
    const TextChanges changes = text_changes("Same\nOld\nEnd", "Same\nNew\nEnd\nMore");

    EXPECT_EQ(changes.removed, Blocks{"Old"});
    EXPECT_EQ(changes.added, (Blocks{"New", "More"}));
}

TEST(TextChanges, CountBlocksThatStandThereTwice) {
    EXPECT_EQ(text_changes("A\nA", "A").removed, Blocks{"A"});
    EXPECT_TRUE(text_changes("A\nB", "B\nA").removed.empty());
}

}  // namespace
}  // namespace tidings
