#include "store/blocks.h"

#include <gtest/gtest.h>

#include "support/stored.h"

namespace tidings::store {
namespace {

using Hashes = std::vector<std::uint64_t>;

TEST(Blocks, AreCommonOnceTheyStoodUnderThreeTitles) {
    Database db = Database::in_memory();
    Transaction tx(db);
    const FeedId feed = support::add_feed(tx, "inhope");
    for (const std::uint64_t title : {11U, 12U, 12U, 11U}) learn_blocks(tx, feed, {1, 2}, title);
    EXPECT_TRUE(common_blocks(db, feed).empty());
    learn_blocks(tx, feed, {2}, 13);
    EXPECT_EQ(common_blocks(db, feed), Hashes{2});
    EXPECT_TRUE(common_blocks(db, support::add_feed(tx, "cesie")).empty());
}

}  // namespace
}  // namespace tidings::store
