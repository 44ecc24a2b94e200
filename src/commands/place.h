#pragma once

#include <string_view>

#include "model/feed.h"
#include "model/identity.h"
#include "model/item.h"
#include "store/database.h"

namespace tidings {

// Where a fresh item went.
struct Placed {
    ItemId item{};
    StoryId story{};
    bool opened = false;  // the story, as its first item
};

// Stores a fresh item in the story whose text it carries, or in one of its own; then beside the stories that
// it is related to. `text` is what dedupe's text_of says; the feed's blocks must have been learned before.
Placed place(store::Transaction& tx, const Feed& feed, const Item& item, const Identity& identity,
             std::string_view text, std::string_view authority, Timestamp now);

// Files a known item under what it says now.
void file(store::Transaction& tx, ItemId id, const Feed& feed, const Item& item, std::string_view text);

// Lets the best of the story's items be the one that readers see, as long as no editor has decided on it.
void choose_story_lead(store::Transaction& tx, StoryId story);

}  // namespace tidings
