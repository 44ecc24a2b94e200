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

// Copies the lead of a published story before it is changed or replaced, so that store::story gives readers
// this version from then on. Does nothing where a version is kept already.
void keep_approved_version(Transaction& tx, StoryId story);

// The lead as its partner publishes it now, without original_url, which is not stored. None for a story
// without a lead.
std::optional<Item> current_lead(const Database& db, StoryId story);

// Whether readers see an approved version that differs from the current lead.
bool has_approved_version(const Database& db, StoryId story);

bool is_change_waiting(const Database& db, StoryId story);

// Makes a change wait for an editor, unless an editor has rejected the same `look` (a hash of all that
// readers would see) before.
void put_waiting_change(Transaction& tx, StoryId story, std::string_view look, Timestamp now);

// Stores the tags that the item gets when its change is accepted, in place of those that waited; gives them
// at once if readers see another item.
void put_waiting_tags(Transaction& tx, ItemId item, const std::vector<GivenTag>& tags);

// Publishes the current lead with the tags that waited, and deletes the rejections of the story.
void take_current_lead(Transaction& tx, StoryId story);

// Deletes the kept version, the waiting change and the waiting tags, because the lead says what was approved,
// or its change needs no editor.
void end_change(Transaction& tx, StoryId story);

// Keeps the approved version and records the rejection of this look, which never waits again.
void reject_change(Transaction& tx, StoryId story, std::string_view look);

// Ends the waiting of a story that is not published any more: its item gets the tags that waited.
void forget_waiting_change(Transaction& tx, StoryId story);

}  // namespace tidings::store
