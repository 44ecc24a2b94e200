#include "store/traces.h"

#include <gtest/gtest.h>

#include "support/stored.h"

namespace tidings::store {
namespace {

using support::add_feed;
using support::item;
using support::monday;

class Traces : public ::testing::Test {
  protected:
    Database db = Database::in_memory();
    Transaction tx{db};
    FeedId feed = add_feed(tx, "inhope");
    StoryId story = open_story(tx, monday);

    ItemId add(const Identity& identity, const Hashes& traces, Timestamp seen = monday) {
        const Item made = item("One", "https://a.example/1");
        const ItemId id = add_item(tx, {feed, story, "", made, identity}, seen);
        add_traces(tx, id, traces);
        return id;
    }

    std::vector<ItemId> find(const Identity& identity, const Hashes& traces, std::size_t limit = 10) {
        std::vector<ItemId> ids;
        for (const KnownItem& known : candidates(db, identity, traces, monday - std::chrono::hours(1), limit))
            ids.push_back(known.id);
        return ids;
    }
};

TEST_F(Traces, FindTheItemsThatShareTheMostFirst) {
    const ItemId one = add({}, {1, 9});
    const ItemId two = add({}, {1, 2, ~std::uint64_t{0}});
    add({}, {7});
    EXPECT_EQ(find({}, {1, 2, ~std::uint64_t{0}}), (std::vector<ItemId>{two, one}));
    EXPECT_EQ(find({}, {1, 2}, 1), (std::vector<ItemId>{two}));
}

TEST_F(Traces, OfTooManyItemsFindNone) {
    for (int i = 0; i < 65; ++i) add({}, {1});
    EXPECT_TRUE(find({}, {1}).empty());
}

TEST_F(Traces, OfOldItemsFindNone) {
    add({}, {1}, monday - std::chrono::hours(2));
    EXPECT_TRUE(find({}, {1}).empty());
}

TEST_F(Traces, ThatManyItemsHaveAreTooLittleAlone) {
    for (int i = 0; i < 5; ++i) add({}, {1});
    EXPECT_TRUE(find({}, {1}).empty());
}

TEST_F(Traces, FindTextsInOtherLanguagesByTwoOfThem) {
    const ItemId two = add({}, {1, 2});
    add({}, {1});
    const std::vector<KnownItem> found = items_in_other_languages(db, {1, 2, 3}, "de", monday, 10);
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].id, two);
    EXPECT_EQ(found[0].text, "What One says.");
    EXPECT_EQ(found[0].title, "One");
    EXPECT_TRUE(items_in_other_languages(db, {1, 2, 3}, "en", monday, 10).empty());
}

TEST_F(Traces, AreNotNeededWhereAKeyIsShared) {
    const Identity stored{.guid_key = "g",
                          .url_key = "u",
                          .title_key = "a b c d",
                          .text_hash = "h",
                          .title_words = 4,
                          .points_at = "p"};
    const ItemId id = add(stored, {});
    for (const Identity& asked :
         {Identity{.guid_key = "g"}, Identity{.url_key = "u"}, Identity{.text_hash = "h"},
          Identity{.title_key = "a b c d", .title_words = 4}, Identity{.points_at = "u"},
          Identity{.url_key = "p"}})
        EXPECT_EQ(find(asked, {}), std::vector<ItemId>{id});
    EXPECT_TRUE(find(Identity{.title_key = "a b c d", .title_words = 3}, {}).empty());
}

TEST_F(Traces, OfAStoryComeWithAllItsItems) {
    const ItemId one = add({}, {}), two = add({}, {}, monday - std::chrono::hours(10'000));
    set_lead(tx, story, two, "hub.example,2026");
    const std::vector<KnownItem> items = items_of(db, story);
    ASSERT_EQ(items.size(), 2u);
    EXPECT_EQ(items[0].id, one);
    EXPECT_FALSE(items[0].leads);
    EXPECT_TRUE(items[1].leads);
}

TEST_F(Traces, BlocksAreCommonOnceTheyStoodUnderThreeTitles) {
    for (const std::uint64_t title : {11U, 12U, 12U, 11U}) learn_blocks(tx, feed, {1, 2}, title);
    EXPECT_TRUE(common_blocks(db, feed, {1, 2}, 3).empty());
    learn_blocks(tx, feed, {2}, 13);
    EXPECT_EQ(common_blocks(db, feed, {1, 2}, 3), Hashes{2});
    EXPECT_TRUE(common_blocks(db, add_feed(tx, "cesie"), {2}, 3).empty());
}

}  // namespace
}  // namespace tidings::store
