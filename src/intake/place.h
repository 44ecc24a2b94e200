#pragma once

#include "intake/item_reading.h"
#include "intake/poll_cache.h"
#include "model/feed.h"
#include "model/item.h"
#include "store/database.h"

namespace tidings {

// What items are filed with.
struct Filing {
    store::Transaction& tx;
    PollCache& cache;
};

// Where a fresh item went.
struct Placed {
    ItemId item{};
    StoryId story{};
    bool opened = false;  // the story, as its first item
};

// Stores a fresh item in the story whose text it carries, or in one of its own; then beside the stories that
// it is related to. The feed's blocks must have been learned before. What the reading says of boilerplate is
// gone from it afterwards.
Placed place(const Filing& filing, const Feed& feed, const Item& item, ItemReading& reading,
             std::string_view authority, Timestamp now);

// Files a known item under what it says now.
void file(const Filing& filing, ItemId id, const Feed& feed, const Item& item, ItemReading& reading);

// Lets the best of the story's items be the one that readers see, as long as no editor has decided on it or
// chosen one.
void choose_story_lead(store::Transaction& tx, StoryId story);

}  // namespace tidings
