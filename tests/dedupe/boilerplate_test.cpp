#include "dedupe/boilerplate.h"

#include <gtest/gtest.h>

#include "html/sanitise.h"

namespace tidings {
namespace {

constexpr std::string_view text =
    "By Ada Romano\nFirst\nSecond\nThird\nFourth\nFifth\nAbout us: we protect.\nFollow us!";

std::vector<std::uint64_t> blocks_of(std::string_view block) { return edge_blocks(read_words(block)); }

std::string without_blocks(std::string_view from, const std::vector<std::uint64_t>& boilerplate) {
    TextReading reading{std::string(from), read_words(from)};
    const bool dropped = drop_blocks(reading, boilerplate);
    EXPECT_EQ(dropped, reading.text != from);
    EXPECT_EQ(reading.words.hashes, read_words(reading.text).hashes);
    return reading.text;
}

TEST(EdgeBlocks, AreTheFirstTwoAndTheLastThree) {
    EXPECT_EQ(blocks_of(text).size(), 5u);
    EXPECT_EQ(blocks_of("One\nTwo").size(), 2u);
    EXPECT_TRUE(blocks_of("").empty());
}

TEST(EdgeBlocks, AreTheSameInAnotherSpelling) {
    EXPECT_EQ(blocks_of("About us: we protect."), blocks_of("ABOUT US – we  protect"));
}

TEST(DropBlocks, LeavesOutTheBlocksAtTheEdgeAlone) {
    EXPECT_EQ(without_blocks(text, blocks_of("About us: we protect.")),
              "By Ada Romano\nFirst\nSecond\nThird\nFourth\nFifth\nFollow us!");
    EXPECT_EQ(without_blocks(text, blocks_of("Third")), text);
}

TEST(ReadText, IsTheContentWithoutStockFootersOrElseTheSummary) {
    Item item;
    item.summary = "In short.";
    EXPECT_EQ(read_text(item).text, "In short.");
    item.content = sanitise("<p>At length.</p><p>The post X appeared first on Y.</p>", std::nullopt);
    EXPECT_EQ(read_text(item).text, "At length.");
}

}  // namespace
}  // namespace tidings
