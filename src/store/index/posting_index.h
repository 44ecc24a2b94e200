#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/ids.h"
#include "store/database.h"
#include "store/index/posting.h"
#include "store/index/stored_postings.h"

namespace tidings::store {

using Hashes = std::vector<std::uint64_t>;

// An item that has a hash.
struct IndexedItem {
    ItemId item{};
    std::size_t hashes = 0;  // how many it has, at least
};

// An inverted index from hashes to items: the postings in the database, and those that were added and are not
// written yet. Postings of one item belong to random blocks of a large table, so they are written many at a
// time, in order. An index that began empty keeps its first 1.5 million postings in memory too, so that a
// first poll looks nothing up in the database.
class PostingIndex {
  public:
    explicit PostingIndex(const Database& db, PostingTable table = PostingTable::shingles);

    // Adds an item under hashes of what it says in `language`.
    void add(ItemId item, std::span<const std::uint64_t> hashes, std::string_view language = {});

    // An item's language has changed: the languages of what was added so far count for nothing from now on.
    void invalidate_languages() { knows_languages_ = false; }

    // How many postings are in memory; drops those that came after the first `size`, none of which may be
    // written yet.
    std::size_t size() const { return postings_.size(); }
    void truncate(std::size_t size);

    // Writes the postings that are not written yet.
    void write(Transaction& tx);

    // Drops what is in memory, because another connection may have written. Everything must be written.
    void invalidate();

    // Prefetches memory for a look-up of these hashes, so that the cache misses overlap.
    void prefetch(const Hashes& hashes) const;

    // Those of the hashes that items in another language may have.
    Hashes in_other_languages(const Hashes& hashes, std::string_view language) const;

    // Sets `found` to the items that have the hash, to none if they are more than `most`; leaves out those in
    // the language `unless` where it knows their language. Returns how many they are with these.
    std::size_t find(std::uint64_t hash, std::size_t most, std::vector<IndexedItem>& found,
                     std::optional<std::string_view> unless = std::nullopt) const;

  private:
    // A slot of an open-addressing hash table: a hash, its newest posting and the number of its postings, so
    // that the chain of a hash that most items share is not walked. Packed, because a first poll has a
    // million.
    struct Slot {
        std::uint64_t packed = 0;  // 0: free

        std::uint64_t hash() const;
        std::uint32_t newest() const;
        std::size_t count() const;  // or more
    };

    // A posting without its hash, in eight bytes: a look-up walks from one to the next all over the memory.
    struct Remembered {
        std::uint64_t item : 28 = 0, size : 3 = 0;
        std::uint64_t before : 24 = 0;  // the place of the one before it with the same hash
        std::uint64_t language : 8 = 0;
    };

    std::uint8_t number_of(std::string_view language) const;
    std::size_t slot_of(std::uint64_t hash) const;
    void post(Posting posting, std::uint8_t language);
    void grow();
    void clear();
    // Empties the memory; what is stored is looked up in the database from now on.
    void end_caching();

    mutable StoredPostings stored_;  // its filter is made by look-ups
    bool complete_;                  // all stored postings are in memory
    bool knows_languages_ = true;

    // In the order they came. A deque, because a vector needs three times its memory while it grows.
    std::deque<Remembered> postings_;
    std::vector<Slot> slots_;
    std::size_t slots_in_use_ = 0;
    // Of each slot: the number of the language of its first posting, and whether a later one has another. The
    // places of those that do are in in_others_, by their hash.
    std::vector<std::uint8_t> spoken_;
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> in_others_;
    std::vector<std::string> languages_;  // by their numbers
    std::vector<Posting> unwritten_;      // the last of the postings
};

}  // namespace tidings::store
