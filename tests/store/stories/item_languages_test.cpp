#include "store/stories/item_languages.h"

#include <gtest/gtest.h>

#include "store/stories/items.h"
#include "store/stories/stories.h"
#include "support/stored.h"

namespace tidings::store {
namespace {

using support::monday;

TEST(ItemLanguages, AreReadOnceUntilTheyAreForgotten) {
    Database db = Database::in_memory();
    Transaction tx(db);
    const FeedId feed = support::add_feed(tx, "inhope");
    const Item german = support::item("Eins", "https://a.example/1");
    const ItemId id = add_item(tx, {feed, open_story(tx, monday), "", german, {}, "de"}, monday);
    ItemLanguages languages(db);
    const std::string before = languages.of(id)->language;
    tx.run("update items set language = 'fr' where id = ?", {id});
    EXPECT_EQ(languages.of(id)->language, before);
    EXPECT_EQ(languages.of(id)->first_seen, monday);
    languages.invalidate(id);
    EXPECT_EQ(languages.of(id)->language, "fr");
}

TEST(ItemLanguages, AreNoneForAnItemThatIsNotThere) {
    const Database db = Database::in_memory();
    ItemLanguages languages(db);
    EXPECT_EQ(languages.of(ItemId{7}), nullptr);
}

}  // namespace
}  // namespace tidings::store
