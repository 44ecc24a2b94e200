#pragma once

#include <string>
#include <unordered_map>

#include "model/ids.h"
#include "store/database.h"

namespace tidings::store {

// In which language items are and since when they are here, read from the database once each: a poll asks for
// the same ones again and again.
class ItemLanguages {
  public:
    struct Known {
        std::string language;
        Timestamp first_seen{};
    };

    explicit ItemLanguages(const Database& db) : db_(db) {}

    // Null for an item that is gone. Valid until the next call.
    const Known* of(ItemId item);

    // It may be in another language now, or another item may have its number.
    void invalidate(ItemId item) { known_.erase(item); }
    void invalidate() { known_.clear(); }

  private:
    const Database& db_;
    std::unordered_map<ItemId, Known> known_;
};

}  // namespace tidings::store
