#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "editing/signature.h"
#include "model/act.h"

namespace tidings::editing {

// Makes one story of several: the items of the others become items of `kept`, which keeps its state, its lead
// and its entry. Returns how many items it has then. Error no_such_file for a story that is not there (or was
// merged meanwhile), refused for one that was withdrawn, usage for `kept` among the others.
Result<std::size_t> merge_stories(store::Database& db, StoryId kept, std::span<const StoryId> others,
                                  const Signature& signature);

// Takes items out of their story and makes a pending story of their own of them; returns it. Naming one twice
// is naming it once. `authority` is for the entry id (settings.hub.id_authority). Error no_such_file for an
// item that is not there, usage for items of several stories, refused where they are all that their story
// has.
struct Split {
    StoryId story{};
    std::size_t items = 0;
};
Result<Split> split_story(store::Database& db, std::span<const ItemId> items, const std::string& authority,
                          const Signature& signature);

// An act that regroups changes these fields:
//   item:ITEM      the story that an item is of
//   lead-of:STORY  the item that leads a story; empty where it is merged into another or not there yet
//   look-of:STORY  the look_of what readers had of a story before it was merged
//   told:STORY     "yes" before the merge if an issue held the story that was merged
bool is_regrouping(const Act& act);

// The value of one of those fields.
std::string place_now(const store::Database& db, std::string_view field);

// Regroups by the changes of those fields, as an undo does, and writes the act with them. Error refused where
// a story that is to end has items that none of the changes moves, or the act's story would have none left;
// the caller then rolls back.
Result<ActId> regroup_back(store::Transaction& tx, Act act, std::vector<FieldChange> changes);

}  // namespace tidings::editing
