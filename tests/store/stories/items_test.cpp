#include "store/stories/items.h"

#include <gtest/gtest.h>

#include "store/index/known_items.h"
#include "store/sqlite/next_ids.h"
#include "support/stored.h"

namespace tidings::store {
namespace {

using support::add_feed;
using support::item;
using support::monday;

class Items : public ::testing::Test {
  protected:
    Database db = Database::in_memory();
    Transaction tx{db};
    FeedId inhope = add_feed(tx, "inhope"), cesie = add_feed(tx, "cesie");
    StoryId story = open_story(tx, monday);
    ItemKeys keys{db};
    Item one = item("One", "https://a.example/1");

    ItemId add(FeedId feed, const Identity& identity) {
        const ItemId id = add_item(tx, {feed, story, "", one, identity}, monday);
        keys.add(id, identity);
        return id;
    }
};

TEST_F(Items, AreFoundByAnyOfTheirKeys) {
    const ItemId id = add(inhope, {.guid_key = "g", .url_key = "u", .title_key = "t", .text_hash = "h"});
    for (const Identity& asked : {Identity{.guid_key = "g"}, Identity{.url_key = "u"},
                                  Identity{.title_key = "t"}, Identity{.text_hash = "h"}}) {
        const std::vector<KnownItem> found = items_resembling(db, keys, asked, inhope);
        ASSERT_EQ(found.size(), 1u);
        EXPECT_EQ(found[0].id, id);
    }
}

TEST_F(Items, HaveANumberThatIsKnownBefore) {
    NextIds numbers(db);
    for (int i = 0; i < 2; ++i) {
        const ItemId expected = numbers.item();
        EXPECT_EQ(add(inhope, {}), expected);
        numbers.stored(expected);
    }
    const StoryId other = open_story(tx, monday);
    EXPECT_EQ(numbers.story(), static_cast<StoryId>(number(other) + 1));
    open_story(tx, monday);
    numbers.invalidate();
    EXPECT_EQ(numbers.story(), static_cast<StoryId>(number(other) + 2));
}

TEST_F(Items, AreNotFoundByEmptyKeys) {
    add(inhope, {});
    EXPECT_TRUE(items_resembling(db, keys, {}, inhope).empty());
}

TEST_F(Items, OfOtherFeedsAreOtherItems) {
    add(cesie, {.url_key = "u"});
    EXPECT_TRUE(items_resembling(db, keys, {.url_key = "u"}, inhope).empty());
}

TEST_F(Items, AreKnownByTheGuidAndLinkTheyHadBefore) {
    const ItemId id = add(inhope, {.guid_key = "g1", .url_key = "u1"});
    revise_item(tx, id, one, {.guid_key = "g2", .url_key = "u2"}, monday);

    const std::vector<KnownItem> by_guid = items_resembling(db, keys, {.guid_key = "g1"}, inhope);
    ASSERT_EQ(by_guid.size(), 1u);
    EXPECT_EQ(by_guid[0].identity.guid_key, "g1");
    EXPECT_EQ(by_guid[0].identity.url_key, "u2");
    EXPECT_EQ(items_resembling(db, keys, {.url_key = "u1"}, inhope).size(), 1u);
    EXPECT_TRUE(items_resembling(db, keys, {.url_key = "u1"}, cesie).empty());
}

TEST_F(Items, SeenUnderAnotherGuidAreKnownByBoth) {
    const ItemId id = add(inhope, {.guid_key = "g1", .url_key = "u1"});
    const Identity changed{.guid_key = "g2", .url_key = "u1"};
    saw_item(tx, id, changed, monday);
    keys.add(id, changed);
    EXPECT_EQ(items_resembling(db, keys, {.guid_key = "g1"}, inhope).size(), 1u);
    EXPECT_EQ(items_resembling(db, keys, {.guid_key = "g2"}, inhope).size(), 1u);
}

TEST_F(Items, DoNotPileUpGuidsThatAreNewWithEveryPoll) {
    const ItemId id = add(inhope, {.guid_key = "g", .url_key = "u"});
    for (int i = 0; i < 100; ++i)
        saw_item(tx, id, {.guid_key = "g" + std::to_string(i), .url_key = "u"}, monday);
    Rows rows = db.query("select count(*) from former_keys");
    rows.next();
    EXPECT_EQ(rows.integer(0), 16);
}

TEST_F(Items, ThatShareAConstantGuidAreBounded) {
    for (int i = 0; i < 50; ++i) add(inhope, {.guid_key = "same"});
    EXPECT_EQ(items_resembling(db, keys, {.guid_key = "same"}, inhope).size(), 20u);
}

TEST_F(Items, ThatShareAKeyWithThoseOfOtherFeedsAreTheNewestOfTheirOwn) {
    std::vector<ItemId> own;
    for (int i = 0; i < 60; ++i) {
        own.push_back(add(inhope, {.title_key = "newsletter"}));
        add(cesie, {.title_key = "newsletter"});
    }
    keys.write(tx);
    std::vector<ItemId> found;
    for (const KnownItem& known : items_resembling(db, keys, {.title_key = "newsletter"}, inhope))
        found.push_back(known.id);
    EXPECT_EQ(found, std::vector<ItemId>(own.end() - 20, own.end()));
}

TEST_F(Items, KeepWhatTheySaidBeforeAChange) {
    const ItemId id = add(inhope, {.url_key = "u", .content_hash = "old"});
    Item changed = one;
    changed.title = "One, corrected";
    revise_item(tx, id, changed, {.url_key = "u", .content_hash = "new"}, monday);
    Rows rows = db.query("select title, content_hash from revisions");
    ASSERT_TRUE(rows.next());
    EXPECT_EQ(rows.text(0), "One");
    EXPECT_EQ(rows.text(1), "old");
    EXPECT_EQ(items_resembling(db, keys, {.url_key = "u"}, inhope)[0].identity.content_hash, "new");
    const std::vector<Revision> before = revisions(db, id);
    ASSERT_EQ(before.size(), 1u);
    EXPECT_EQ(before[0].title, "One");
    EXPECT_EQ(before[0].until, monday);
}

TEST_F(Items, AreListedTheLastTakenInFirst) {
    add(inhope, {});
    const ItemId last = add(cesie, {});
    std::vector<ItemId> listed;
    each_item(db, 1, [&](const ListedItem& each) { listed.push_back(each.id); });
    EXPECT_EQ(listed, std::vector<ItemId>{last});
}

}  // namespace
}  // namespace tidings::store
