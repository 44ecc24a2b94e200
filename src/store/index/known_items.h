#pragma once

#include <optional>
#include <vector>

#include "model/identity.h"
#include "store/database.h"
#include "store/index/item_keys.h"

namespace tidings::store {

// Items of a feed that share the guid, link, title or text key, now or (guid and link) before their publisher
// changed them; those found by a former key have it in their identity. Bounded: of a key shared by very many
// items (a constant guid) only the newest.
std::vector<KnownItem> items_resembling(const Database& db, const ItemKeys& keys, const Identity& identity,
                                        FeedId feed);

// Whether anything was ever taken in, at all or from the feed.
bool has_items(const Database& db);
bool has_items(const Database& db, FeedId feed);

// Fills in what the items say.
void add_texts(const Database& db, std::vector<KnownItem>& items);

// With what it says; none if it was first seen before `since`.
std::optional<KnownItem> known_item_with_text(const Database& db, ItemId id, Timestamp since);

}  // namespace tidings::store
