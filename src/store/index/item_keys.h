#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "model/identity.h"
#include "model/ids.h"
#include "store/database.h"
#include "store/index/posting_index.h"

namespace tidings::store {

// The kinds of keys that items are found by, and the entry ids of stories; `linked` is a page elsewhere that
// an item links to. The hash of a key depends on the number of its kind, so the numbers must not change.
enum class KeyKind : std::uint8_t { guid = 1, link, title, text, pointer, entry_id, linked };

// An inverted index from keys to the items that have or had them, and from entry ids to stories. It stores
// postings of the keys' hashes, which are written in order and many at a time, where an SQL index of texts
// would write a random page for each key. Hashes may collide and keys that an item has lost stay, so the
// caller must verify a result against the item's row.
class ItemKeys {
  public:
    explicit ItemKeys(const Database& db) : index_(db, PostingTable::keys) {}

    // Adds an item under its keys; or under those that differ from `before`.
    void add(ItemId item, const Identity& identity) { add_changed(item, identity, {}); }
    void add_changed(ItemId item, const Identity& identity, const Identity& before);
    void add_links(ItemId item, const std::vector<std::string>& pages);
    void add_entry_id(StoryId story, std::string_view entry_id);

    // See PostingIndex.
    std::size_t size() const { return index_.size(); }
    void truncate(std::size_t size) { index_.truncate(size); }
    void write(Transaction& tx) { index_.write(tx); }
    void invalidate() { index_.invalidate(); }

    // Prefetches memory for a look-up of all keys of an item.
    void prefetch(const Identity& identity) const;

    // The items that may have the key, in ascending order; none for an empty key.
    std::vector<ItemId> items(KeyKind kind, std::string_view key) const;
    std::vector<StoryId> stories(std::string_view entry_id) const;

  private:
    PostingIndex index_;
};

}  // namespace tidings::store
