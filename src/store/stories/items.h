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

// Records that a known item still stands in its feed, and the guid or link that it has there now.
void saw_item(Transaction& tx, ItemId item, const Identity& identity, Timestamp now);

// Stores what the publisher says of an item now, and what it said before as a revision, unless a revision
// says the same.
void revise_item(Transaction& tx, ItemId id, const Item& item, const Identity& identity, Timestamp now,
                 std::string_view language = {});

// Whether a revision of the item says what `identity` says.
bool was_once(const Database& db, ItemId item, const Identity& identity);

// A line of `tidings items`.
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

// An item as its publisher has it now, with what tagging needs beside it.
struct StoredText {
    ItemId id{};
    StoryId story{};
    FeedId feed{};
    Item item;
};
// The items after that one, in the order of their numbers, at most `count`.
std::vector<StoredText> items_after(const Database& db, ItemId last, int count);

std::int64_t count_items(const Database& db);

// What an item said before its publisher changed it.
struct Revision {
    Timestamp until{};
    std::string title;
    std::string text;  // plain
};

// The revisions of an item, the newest first.
std::vector<Revision> revisions(const Database& db, ItemId item);

// Calls `visit` for each item of a story, the newest first.
void each_item_of(const Database& db, StoryId story, const std::function<void(const ListedItem&)>& visit);

// Calls `visit` for each item, the newest first, at most `count` (0: all). One item is in memory at a time.
void each_item(const Database& db, int count, const std::function<void(const ListedItem&)>& visit);

}  // namespace tidings::store
