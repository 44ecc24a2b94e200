#pragma once

#include <optional>
#include <vector>

#include "model/identity.h"
#include "store/database.h"
#include "store/index/item_keys.h"

namespace tidings::store {

// Items of a feed that share the guid, link, title or text key with `identity`; also by a guid or link that
// their publisher has changed since, and which their identity then has in place of the present one. Of a key
// that many items share, such as a constant guid, the 20 newest.
std::vector<KnownItem> items_resembling(const Database& db, const ItemKeys& keys, const Identity& identity,
                                        FeedId feed);

// The story of an item of any feed that has this link key (Identity::url_key); none for an empty one.
std::optional<StoryId> story_at(const Database& db, const ItemKeys& keys, std::string_view url_key);

// Whether any item is stored, at all or of the feed.
bool has_items(const Database& db);
bool has_items(const Database& db, FeedId feed);

// Fills in the texts of the items.
void add_texts(const Database& db, std::vector<KnownItem>& items);

// The item with its text; none if it was first seen before `since`.
std::optional<KnownItem> known_item_with_text(const Database& db, ItemId id, Timestamp since);

}  // namespace tidings::store
