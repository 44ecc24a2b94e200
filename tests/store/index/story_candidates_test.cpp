#include "store/index/story_candidates.h"

#include <gtest/gtest.h>

#include "support/stored.h"

namespace tidings::store {
namespace {

using support::add_feed;
using support::item;
using support::monday;

// Hashes differ in their highest bits, which is what an index keeps of them.
Hashes hashes(Hashes numbers) {
    for (std::uint64_t& number : numbers) number <<= 40;
    return numbers;
}

class Shingles : public ::testing::Test {
  protected:
    Database db = Database::in_memory();
    Transaction tx{db};
    FeedId feed = add_feed(tx, "inhope");
    StoryId story = open_story(tx, monday);
    PostingIndex index{db};
    ItemKeys keys{db};
    ItemLanguages languages{db};

    ItemId add(const Identity& identity, const Hashes& shingles, Timestamp seen = monday) {
        const Item made = item("One", "https://a.example/1");
        const ItemId id = add_item(tx, {feed, story, "", made, identity}, seen);
        index.add(id, hashes(shingles), "en");
        keys.add(id, identity);
        return id;
    }

    std::vector<ItemId> find(const Identity& identity, const Hashes& shingles, std::size_t limit = 10) {
        std::vector<ItemId> ids;
        const StoryCandidates found = story_candidates(db, index, keys, identity, hashes(shingles),
                                                       monday - std::chrono::hours(1), limit);
        for (const KnownItem& known : found.keyed) ids.push_back(known.id);
        for (const KnownItem& known : found.similar) ids.push_back(known.id);
        return ids;
    }
};

TEST_F(Shingles, FindTheItemsThatShareTheMostFirst) {
    const ItemId one = add({}, {1, 9});
    const ItemId two = add({}, {1, 2, std::uint64_t{0xFFFFFF}});
    add({}, {7});
    EXPECT_EQ(find({}, {1, 2, std::uint64_t{0xFFFFFF}}), (std::vector<ItemId>{two, one}));
    EXPECT_EQ(find({}, {1, 2}, 1), (std::vector<ItemId>{two}));
}

TEST_F(Shingles, OfTooManyItemsFindNone) {
    for (int i = 0; i < 65; ++i) add({}, {1});
    EXPECT_TRUE(find({}, {1}).empty());
}

TEST_F(Shingles, OfOldItemsFindNone) {
    add({}, {1}, monday - std::chrono::hours(2));
    EXPECT_TRUE(find({}, {1}).empty());
}

TEST_F(Shingles, ThatManyItemsHaveAreTooLittleAlone) {
    for (int i = 0; i < 5; ++i) add({}, {1});
    EXPECT_TRUE(find({}, {1}).empty());
}

TEST_F(Shingles, FindTextsInOtherLanguagesByTwoOfThem) {
    const ItemId two = add({}, {1, 2});
    add({}, {1});
    const std::vector<KnownItem> found =
        items_in_other_languages(db, index, languages, hashes({1, 2, 3}), "de", monday, 10);
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].id, two);
    EXPECT_EQ(found[0].text, "What One says.");
    EXPECT_EQ(found[0].title, "One");
    EXPECT_TRUE(items_in_other_languages(db, index, languages, hashes({1, 2, 3}), "en", monday, 10).empty());
}

TEST_F(Shingles, FindTextsInOtherLanguagesAmongThoseOfTheSame) {
    add({}, {1, 2, 3});
    const ItemId german = add({}, {2, 3});
    tx.run("update items set language = 'de' where id = ?", {german});
    index.invalidate_languages();
    EXPECT_EQ(items_in_other_languages(db, index, languages, hashes({1, 2, 3}), "en", monday, 10).size(), 1u);
    EXPECT_EQ(items_in_other_languages(db, index, languages, hashes({1, 2, 3}), "de", monday, 10).size(), 1u);
}

TEST_F(Shingles, FindTextsInAnyOfManyLanguages) {
    for (unsigned i = 0; i < 300; ++i) {
        const ItemId id = add({}, {});
        const std::string language = "x-" + std::to_string(i);
        tx.run("update items set language = ? where id = ?", {language, id});
        index.add(id, hashes({1000 + i % 10, 2000 + i % 10}), language);
    }
    for (const std::string language : {"x-4", "x-294"})
        EXPECT_EQ(items_in_other_languages(db, index, languages, hashes({1004, 2004}), language, monday, 100)
                      .size(),
                  29u);
}

TEST_F(Shingles, AreNotNeededWhereAKeyIsShared) {
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

TEST_F(Shingles, AreNotNeededWhereAKeyThatIsWrittenIsShared) {
    const ItemId id = add({.url_key = "u"}, {});
    keys.write(tx);
    add({.text_hash = "h"}, {});
    EXPECT_EQ(find({.url_key = "u"}, {}), std::vector<ItemId>{id});
    EXPECT_EQ(find({.url_key = "u", .text_hash = "h"}, {}).size(), 2u);
}

TEST_F(Shingles, OfAKeyThatAnItemHasNoLongerFindNothing) {
    const ItemId id = add({.text_hash = "before"}, {});
    revise_item(tx, id, item("One", "https://a.example/1"), {.text_hash = "after"}, monday);
    keys.add(id, {.text_hash = "after"});
    EXPECT_TRUE(find({.text_hash = "before"}, {}).empty());
    EXPECT_EQ(find({.text_hash = "after"}, {}), std::vector<ItemId>{id});
}

TEST_F(Shingles, OfAStoryComeWithAllItsItems) {
    const ItemId one = add({}, {}), two = add({}, {}, monday - std::chrono::hours(10'000));
    set_lead(tx, story, two, "hub.example,2026");
    const std::vector<KnownItem> items = items_of(db, story);
    ASSERT_EQ(items.size(), 2u);
    EXPECT_EQ(items[0].id, one);
    EXPECT_FALSE(items[0].leads);
    EXPECT_TRUE(items[1].leads);
}

TEST_F(Shingles, ThatAreTruncatedLeaveThoseBeforeThem) {
    const ItemId kept = add({}, {1, 2});
    const std::size_t before = index.size();
    for (int i = 0; i < 200; ++i) add({}, {1, 2});
    index.truncate(before);
    EXPECT_EQ(find({}, {1, 2}), std::vector<ItemId>{kept});
}

TEST_F(Shingles, ThatAreTruncatedLeaveThoseThatWereWrittenBefore) {
    const ItemId written = add({}, {1, 2});
    index.write(tx);
    const ItemId kept = add({}, {3, 4});
    const std::size_t before = index.size();
    add({}, {1, 2, 3, 4});
    index.truncate(before);
    EXPECT_EQ(find({}, {1, 2}), std::vector<ItemId>{written});
    EXPECT_EQ(find({}, {3, 4}), std::vector<ItemId>{kept});
    index.write(tx);
    std::vector<IndexedItem> found;
    PostingIndex(db).find(hashes({3}).front(), 10, found);
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found.front().item, kept);
}

TEST_F(Shingles, AreFoundAmongThousands) {
    std::vector<ItemId> ids;
    for (std::uint64_t i = 0; i < 3000; ++i) ids.push_back(add({}, {3 * i, 3 * i + 1, 3 * i + 2}));
    for (std::uint64_t i = 0; i < 3000; i += 100)
        EXPECT_EQ(find({}, {3 * i, 3 * i + 1, 3 * i + 2}), std::vector<ItemId>{ids[i]});
}

TEST_F(Shingles, AreFoundAgainOnceTheyAreWritten) {
    const ItemId id = add({}, {1, 2, std::uint64_t{0xFFFFFF}});
    index.write(tx);
    EXPECT_EQ(find({}, {1, 2}), std::vector<ItemId>{id});
    std::vector<IndexedItem> found;
    PostingIndex(db).find(hashes({0xFFFFFF}).front(), 10, found);
    EXPECT_EQ(found.front().item, id) << "in another run";
}

TEST_F(Shingles, OfAnItemThatWasNotTakenInAreForgotten) {
    const ItemId kept = add({}, {1, 2});
    const std::size_t before = index.size();
    add({}, {1, 2});
    index.truncate(before);
    EXPECT_EQ(find({}, {1, 2}), std::vector<ItemId>{kept});
}

TEST_F(Shingles, OfManyOnBothSidesAreTooLittleWhenOneAloneIsShared) {
    const Hashes ten = {11, 12, 13, 14, 15, 16, 17, 18, 19, 20};
    const Hashes others = {11, 22, 23, 24, 25, 26, 27, 28, 29, 30};
    const ItemId id = add({}, ten);
    EXPECT_TRUE(find({}, others).empty());
    EXPECT_EQ(find({}, {11}), std::vector<ItemId>{id}) << "of a short text one is much";
}

}  // namespace
}  // namespace tidings::store
