#pragma once

#include <optional>

#include "model/ids.h"
#include "store/database.h"

namespace tidings::store {

// The ids that the next item and the next story will get, read once in a transaction. The caller reports each
// row that it stores.
class NextIds {
  public:
    explicit NextIds(const Database& db) : db_(db) {}

    ItemId item();
    StoryId story();
    void stored(ItemId item) { item_ = static_cast<ItemId>(number(item) + 1); }
    void stored(StoryId story) { story_ = static_cast<StoryId>(number(story) + 1); }
    // To be called when a transaction begins, and after a roll-back.
    void invalidate();

  private:
    const Database& db_;
    std::optional<ItemId> item_;
    std::optional<StoryId> story_;
};

}  // namespace tidings::store
