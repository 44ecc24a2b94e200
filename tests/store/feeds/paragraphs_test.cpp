#include "store/feeds/paragraphs.h"

#include <gtest/gtest.h>

#include "support/stored.h"

namespace tidings::store {
namespace {

using Hashes = std::vector<std::uint64_t>;

class Blocks : public ::testing::Test {
  protected:
    Database db = Database::in_memory();
    Transaction tx{db};
    FeedId feed = support::add_feed(tx, "inhope");
};

TEST_F(Blocks, AreCommonOnceTheyStoodUnderThreeTitles) {
    for (const std::uint64_t title : {11U, 12U, 12U, 11U})
        learn_paragraphs(tx, feed, {{1, title}, {2, title}});
    EXPECT_TRUE(common_paragraphs(db, feed).empty());
    learn_paragraphs(tx, feed, {{2, 13}});
    learn_paragraphs(tx, feed, {{2, 14}});
    EXPECT_EQ(common_paragraphs(db, feed), Hashes{2});
    EXPECT_TRUE(common_paragraphs(db, support::add_feed(tx, "cesie")).empty());
}

TEST_F(Blocks, OfOneDocumentCountAsThoseOfMany) {
    learn_paragraphs(tx, feed, {{7, 1}, {5, 1}, {7, 2}, {5, 1}, {7, 3}, {5, 2}});
    EXPECT_EQ(common_paragraphs(db, feed), Hashes{7});
}

TEST_F(Blocks, AreKnownAgainAmongThousandsAndOnlyToTheirFeed) {
    const FeedId other = support::add_feed(tx, "cesie");
    for (std::uint64_t title = 1; title <= 2; ++title)
        for (std::uint64_t document = 0; document < 50; ++document) {
            std::vector<ShownParagraph> shown;
            for (std::uint64_t i = 0; i < 30; ++i)
                shown.push_back({(30 * document + i) * 0x9E3779B97F4A7C15U, title});
            learn_paragraphs(tx, document % 2 == 0 ? feed : other, shown);
        }
    const std::uint64_t seen_here = 30 * 0x9E3779B97F4A7C15U * 2, seen_there = 30 * 0x9E3779B97F4A7C15U;
    learn_paragraphs(tx, feed, {{seen_here, 3}, {seen_there, 3}, {5 * 0x9E3779B97F4A7C15U, 3}});
    EXPECT_EQ(common_paragraphs(db, feed).size(), 2u);
    EXPECT_TRUE(common_paragraphs(db, other).empty());
}

}  // namespace
}  // namespace tidings::store
