#pragma once

#include <string>
#include <unordered_map>

#include "model/ids.h"
#include "store/database.h"

namespace tidings::store {

// A cache of the language and the first_seen of items, of which a poll looks up the same ones again and
// again. At most 100,000 items.
class ItemLanguages {
  public:
    struct Known {
        std::string language;
        Timestamp first_seen{};
    };

    explicit ItemLanguages(const Database& db) : db_(db) {}

    // Null for an item that is not stored. Valid until the next call.
    const Known* of(ItemId item);

    // To be called when the language of an item changes; and for all when rows were rolled back.
    void invalidate(ItemId item) { known_.erase(item); }
    void invalidate() { known_.clear(); }

  private:
    const Database& db_;
    std::unordered_map<ItemId, Known> known_;
};

}  // namespace tidings::store
