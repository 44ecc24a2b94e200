#include "dedupe/boilerplate.h"

#include <gtest/gtest.h>

#include "text/sanitise.h"

namespace tidings {
namespace {

constexpr std::string_view text =
    "By Ada Romano\nFirst\nSecond\nThird\nFourth\nFifth\nAbout us: we protect.\nFollow us!";

std::vector<std::uint64_t> blocks_of(std::string_view block) { return edge_blocks(block); }

TEST(EdgeBlocks, AreTheFirstTwoAndTheLastThree) {
    EXPECT_EQ(edge_blocks(text).size(), 5u);
    EXPECT_EQ(edge_blocks("One\nTwo").size(), 2u);
    EXPECT_TRUE(edge_blocks("").empty());
}

TEST(EdgeBlocks, AreTheSameInAnotherSpelling) {
    EXPECT_EQ(blocks_of("About us: we protect."), blocks_of("ABOUT US – we  protect"));
}

TEST(WithoutBlocks, LeavesOutTheBlocksAtTheEdgeAlone) {
    EXPECT_EQ(without_blocks(text, blocks_of("About us: we protect.")),
              "By Ada Romano\nFirst\nSecond\nThird\nFourth\nFifth\nFollow us!");
    EXPECT_EQ(without_blocks(text, blocks_of("Third")), text);
}

TEST(TextOf, IsTheContentWithoutWhatSoftwareAddsOrElseTheSummary) {
    Item item;
    item.summary = "In short.";
    EXPECT_EQ(text_of(item), "In short.");
    item.content = sanitise("<p>At length.</p><p>The post X appeared first on Y.</p>", std::nullopt);
    EXPECT_EQ(text_of(item), "At length.");
}

}  // namespace
}  // namespace tidings
