#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "model/identity.h"
#include "model/ids.h"
#include "store/database.h"
#include "store/index/trace_index.h"

namespace tidings::store {

// The kinds of keys that items are found by, and the entry ids of stories; `linked` is a page elsewhere that
// an item links to. Their values are stored.
enum class KeyKind : std::uint8_t { guid = 1, link, title, text, pointer, entry_id, linked };

// Which items have, or once had, which keys; and which stories which entry ids. An index of texts would be
// written at a random place for each key of each item; traces are written in order, many at a time. A hash
// stands for the key there, and what an item has no longer stays, so the row must be asked whether it has the
// key.
class ItemKeys {
  public:
    explicit ItemKeys(const Database& db) : index_(db, Runs::keys) {}

    // Files an item under its keys; or under those that are not as they were before.
    void add(ItemId item, const Identity& identity) { add_changed(item, identity, {}); }
    void add_changed(ItemId item, const Identity& identity, const Identity& before);
    void add_links(ItemId item, const std::vector<std::string>& pages);
    void add_entry_id(StoryId story, std::string_view entry_id);

    // As those of TraceIndex.
    std::size_t size() const { return index_.size(); }
    void take_back(std::size_t size) { index_.take_back(size); }
    void write(Transaction& tx) { index_.write(tx); }
    void distrust_memory() { index_.distrust_memory(); }

    // To be told before all keys of an item are looked up.
    void prepare_to_find(const Identity& identity) const;

    // The items that may have the key, the oldest first; none for an empty key.
    std::vector<ItemId> items(KeyKind kind, std::string_view key) const;
    std::vector<StoryId> stories(std::string_view entry_id) const;

  private:
    TraceIndex index_;
};

}  // namespace tidings::store
