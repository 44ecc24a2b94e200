#include "intake/batch.h"

#include <gtest/gtest.h>

#include <stdexcept>

#include "store/feeds/feeds.h"
#include "store/feeds/paragraphs.h"
#include "support/stored.h"
#include "support/temp_folder.h"

namespace tidings {
namespace {

void follow(const Filing& filing, const std::string& slug) {
    support::add_feed(filing.tx, slug);
    filing.cache.shingles.add(ItemId{1}, store::Hashes{1ULL << 40});
    filing.cache.keys.add(ItemId{1}, {.guid_key = slug});
}

TEST(Batch, KeepsEachFeedWholeOrNotAtAll) {
    store::Database db = store::Database::in_memory();
    Batch batch(db);
    batch.add(1, [](const Filing& filing) { follow(filing, "first"); });
    EXPECT_THROW(batch.add(1,
                           [](const Filing& filing) {
                               follow(filing, "broken");
                               throw std::runtime_error("a fault");
                           }),
                 std::runtime_error);
    batch.add(1, [](const Filing& filing) { follow(filing, "second"); });
    batch.commit();
    ASSERT_EQ(store::feeds(db).size(), 2u);
    EXPECT_EQ(store::feeds(db)[1].slug, "second");
    std::vector<store::IndexedItem> found;
    store::PostingIndex(db).find(1ULL << 40, 10, found);
    EXPECT_EQ(found.size(), 1u) << "one row for one item and hash";
    const store::ItemKeys keys(db);
    EXPECT_EQ(keys.items(store::KeyKind::guid, "second").size(), 1u);
    EXPECT_TRUE(keys.items(store::KeyKind::guid, "broken").empty());
}

// Stores an item and reads it back through every cache of the poll.
void fill_cache(const Filing& filing, FeedId feed, const std::string& language) {
    const StoryId story = store::open_story(filing.tx, support::monday);
    filing.cache.ids.stored(story);
    Item item = support::item("One", "https://one.example/1");
    item.language = language;
    const ItemId id = store::add_item(filing.tx, {feed, story, "", item, {}}, support::monday);
    filing.cache.ids.stored(id);
    EXPECT_EQ(filing.cache.languages.of(id)->language, language);
    store::add_item_tags(filing.tx, filing.cache.tags, id, {{"helplines", 1, "by a rule"}});
    for (const std::uint64_t title : {1U, 2U, 3U}) store::learn_paragraphs(filing.tx, feed, {{7, title}});
    filing.cache.boilerplate.invalidate(feed);
    EXPECT_EQ(filing.cache.boilerplate.of(filing.tx.db(), feed).size(), 1u);
}

TEST(Batch, CachesNothingOfAFeedThatIsRolledBack) {
    store::Database db = store::Database::in_memory();
    Batch batch(db);
    FeedId feed{};
    batch.add(1, [&](const Filing& filing) { feed = support::add_feed(filing.tx, "first"); });
    const auto break_down = [&](const Filing& filing) {
        fill_cache(filing, feed, "en");
        throw std::runtime_error("a fault");
    };
    EXPECT_THROW(batch.add(1, break_down), std::runtime_error);
    batch.add(1, [&](const Filing& filing) {
        EXPECT_EQ(filing.cache.ids.item(), ItemId{1});
        EXPECT_EQ(filing.cache.ids.story(), StoryId{1});
        EXPECT_TRUE(filing.cache.boilerplate.of(filing.tx.db(), feed).empty());
        fill_cache(filing, feed, "de");
    });
    batch.commit();
    EXPECT_EQ(store::count_tags_in_use(db), 1) << "the tag is written down again";
}

TEST(Batch, SeesEntryIdsThatAnEditorsSplitFilesMeanwhile) {
    const support::TempFolder folder;
    store::Database db = store::Database::open(folder.path() / "tidings.db");
    store::Database of_an_editor = store::Database::open(folder.path() / "tidings.db");
    Batch batch(db);
    batch.add(1, [](const Filing& filing) { follow(filing, "first"); });
    batch.commit();
    store::Transaction tx(of_an_editor);
    store::ItemKeys keys(of_an_editor);
    keys.add_entry_id(StoryId{7}, "https://ngo.example/split");
    keys.write(tx);
    tx.commit();
    batch.add(1, [](const Filing& filing) {
        EXPECT_EQ(filing.cache.keys.stories("https://ngo.example/split"), std::vector{StoryId{7}});
        EXPECT_EQ(filing.cache.keys.items(store::KeyKind::guid, "first"), std::vector{ItemId{1}});
    });
}

std::string mode(const store::Database& db) {
    store::Rows rows = db.query("pragma journal_mode");
    return rows.next() ? rows.text(0) : "";
}

TEST(Batch, FillsAnEmptyDatabaseAloneUntilItIsCommitted) {
    const support::TempFolder folder;
    store::Database db = store::Database::open(folder / "tidings.db");
    Batch batch(db);
    batch.add(1, [](const Filing& filing) { follow(filing, "first"); });
    EXPECT_EQ(mode(db), "truncate");
    batch.commit();
    const store::Database of_an_editor = store::Database::open(folder / "tidings.db");
    EXPECT_EQ(store::feeds(of_an_editor).size(), 1u);
    batch.add(1, [](const Filing& filing) { follow(filing, "second"); });
    EXPECT_EQ(mode(db), "wal");
}

TEST(Batch, IsNeverAloneWithItems) {
    const support::TempFolder folder;
    store::Database db = store::Database::open(folder / "tidings.db");
    {
        store::Transaction tx(db);
        support::add_story(tx, support::add_feed(tx, "known"),
                           support::item("One", "https://known.example/1"));
        tx.commit();
    }
    Batch batch(db);
    batch.add(1, [](const Filing& filing) { follow(filing, "first"); });
    EXPECT_EQ(mode(db), "wal");
}

TEST(Batch, IsLostWhenNobodyCommitsIt) {
    store::Database db = store::Database::in_memory();
    {
        Batch batch(db);
        batch.add(1, [](const Filing& filing) { follow(filing, "first"); });
    }
    EXPECT_TRUE(store::feeds(db).empty());
}

TEST(Batch, IsCommittedByItselfOnceItIsLarge) {
    store::Database db = store::Database::in_memory();
    {
        Batch batch(db);
        batch.add(1'000'000, [](const Filing& filing) { follow(filing, "first"); });
    }
    EXPECT_EQ(store::feeds(db).size(), 1u);
}

}  // namespace
}  // namespace tidings
