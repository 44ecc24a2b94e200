#pragma once

#include <optional>

#include "model/ids.h"
#include "store/database.h"

namespace tidings::store {

// The numbers that the item and the story stored next will get, read once in a transaction. Whoever stores
// one says so.
class NextIds {
  public:
    explicit NextIds(const Database& db) : db_(db) {}

    ItemId item();
    StoryId story();
    void stored(ItemId item) { item_ = static_cast<ItemId>(number(item) + 1); }
    void stored(StoryId story) { story_ = static_cast<StoryId>(number(story) + 1); }
    // Another transaction began, or a part of this one was undone.
    void invalidate();

  private:
    const Database& db_;
    std::optional<ItemId> item_;
    std::optional<StoryId> story_;
};

}  // namespace tidings::store
