#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "model/ids.h"
#include "model/item.h"
#include "store/database.h"
#include "store/stories/item_tags.h"

// Stories whose lead was changed after their approval: readers have the version that was approved, the lead
// item has what its partner says now.
namespace tidings::store {

// To be called before the lead of a published story is changed, or another item made its lead: from then on
// store::story gives the lead as it is now. Does nothing where a version is kept already.
void keep_approved_version(Transaction& tx, StoryId story);

// The lead as its partner has it now; its original_url is not stored. None for a story without a lead.
std::optional<Item> current_lead(const Database& db, StoryId story);

// Whether readers see another version than the lead as it is now.
bool has_approved_version(const Database& db, StoryId story);

bool is_change_waiting(const Database& db, StoryId story);

// The change waits for an editor, unless that look of it was rejected before.
void put_waiting_change(Transaction& tx, StoryId story, std::string_view look, Timestamp now);

// The tags that the item gets when its change is accepted, in place of any that waited; at once where readers
// see another item.
void put_waiting_tags(Transaction& tx, ItemId item, const std::vector<GivenTag>& tags);

// Readers get the lead as it is now, with the tags that waited; nothing is rejected any more.
void take_current_lead(Transaction& tx, StoryId story);

// The lead says what was approved, or what needs no editor: nothing is kept or waits.
void end_change(Transaction& tx, StoryId story);

// Readers keep the approved version; the same look of the lead waits no more, not even when it comes again.
void reject_change(Transaction& tx, StoryId story, std::string_view look);

// Nothing of the story waits, because it is not published any more. It shows the lead as it is now, with its
// tags.
void forget_waiting_change(Transaction& tx, StoryId story);

}  // namespace tidings::store
