#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "model/identity.h"
#include "model/item.h"
#include "store/database.h"

namespace tidings::store {

struct NewItem {
    FeedId feed{};
    StoryId story{};
    std::string why;  // why it is in that story; empty if it is the first
    const Item& item;
    const Identity& identity;
    std::string_view language = {};  // as found, where the item says none
};

ItemId add_item(Transaction& tx, const NewItem& item, Timestamp now);

// The item stands in the feed as we know it, perhaps under another guid.
void saw_item(Transaction& tx, ItemId item, const Identity& identity, Timestamp now);

// The publisher changed the item: keeps what it said as a revision, unless there is one that says the same,
// and stores what it says now.
void revise_item(Transaction& tx, ItemId id, const Item& item, const Identity& identity, Timestamp now,
                 std::string_view language = {});

// Whether the item said once, before a revision, what it is to say now.
bool was_once(const Database& db, ItemId item, const Identity& identity);

// One line of `tidings items`.
struct ListedItem {
    ItemId id{};
    StoryId story{};
    StoryId cluster{};  // the story's own number if nothing is related to it
    std::string feed_address, feed_slug, guid, url, title, language;
    std::string text_for_title;  // plain; empty where there is a title
    std::optional<Timestamp> published;
    Timestamp first_seen{};
    std::vector<std::string> tags;
};

// What an item said before its publisher changed it.
struct Revision {
    Timestamp until{};
    std::string title;
    std::string text;  // plain
};

// The newest first.
std::vector<Revision> revisions(const Database& db, ItemId item);

// Newest first; all if `count` is 0. Calls `visit` once an item, so that a large store needs no memory.
void each_item(const Database& db, int count, const std::function<void(const ListedItem&)>& visit);

}  // namespace tidings::store
