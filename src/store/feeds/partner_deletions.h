#pragma once

#include <optional>
#include <vector>

#include "model/ids.h"
#include "store/database.h"

// Items that their partner says it has deleted. An editor decides what becomes of their stories.
namespace tidings::store {

// Records that the partner has deleted an item (RFC 6721). False if that is recorded already.
bool record_deletion(Transaction& tx, ItemId item, Timestamp seen);

// When the deletion of an item was first seen; none if its partner has not deleted it.
std::optional<Timestamp> deletion_seen(const Database& db, ItemId item);

// Approved stories with an item that was deleted since then, the newest deletion first; at most `most`.
std::vector<StoryId> approved_with_deletion(const Database& db, Timestamp since, int most);

}  // namespace tidings::store
