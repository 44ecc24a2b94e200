#include "store/sqlite/next_numbers.h"

namespace tidings::store {

ItemId NextNumbers::item() {
    if (item_) return *item_;
    Rows rows = db_.query("select coalesce(max(id), 0) + 1 from items");
    rows.next();
    return item_.emplace(rows.id<ItemId>(0));
}

StoryId NextNumbers::story() {
    if (story_) return *story_;
    Rows rows = db_.query("select coalesce(max(id), 0) + 1 from stories");
    rows.next();
    return story_.emplace(rows.id<StoryId>(0));
}

void NextNumbers::forget_all() {
    item_.reset();
    story_.reset();
}

}  // namespace tidings::store
