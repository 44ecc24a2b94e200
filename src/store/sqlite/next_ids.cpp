#include "store/sqlite/next_ids.h"

namespace tidings::store {

ItemId NextIds::item() {
    if (item_) return *item_;
    Rows rows = db_.query("select coalesce(max(id), 0) + 1 from items");
    rows.next();
    return item_.emplace(rows.id<ItemId>(0));
}

StoryId NextIds::story() {
    if (story_) return *story_;
    Rows rows = db_.query("select coalesce(max(id), 0) + 1 from stories");
    rows.next();
    return story_.emplace(rows.id<StoryId>(0));
}

void NextIds::invalidate() {
    item_.reset();
    story_.reset();
}

}  // namespace tidings::store
