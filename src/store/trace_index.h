#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <vector>

#include "model/ids.h"
#include "store/database.h"
#include "store/trace_runs.h"

namespace tidings::store {

using Hashes = std::vector<std::uint64_t>;

// An item filed under a hash.
struct Filed {
    ItemId item{};
    std::size_t traces = 0;  // how many it has at least
};

// Which items are filed under which hashes: those in the database, and those that were added and are not
// written yet. They go to random places of a large table, so they are written many at a time, in order. While
// the table was empty at first, everything is here and nothing need be looked up.
class TraceIndex {
  public:
    explicit TraceIndex(const Database& db);

    // Files an item under hashes of what it says.
    void add(ItemId item, const Hashes& traces);

    // How many were added so far; takes back those that came after.
    std::size_t size() const { return traces_.size(); }
    void take_back(std::size_t size);

    // Into the database, what is not there yet.
    void write(Transaction& tx);

    // To be told before many look-ups: memory is slow, and waits for all of them can be one.
    void prepare_to_find(const Hashes& hashes) const;

    // Sets `found` to the items filed under a hash; to none if they are more than `most`.
    void find(std::uint64_t hash, std::size_t most, std::vector<Filed>& found) const;

  private:
    // A place of an open hash table: a hash, the newest trace with it, and how many there are, so that nobody
    // walks the chain of what most items share. Packed, because a first poll has a million of them.
    struct Slot {
        std::uint64_t packed = 0;  // 0: free

        std::uint64_t hash() const;
        std::uint32_t newest() const;
        std::size_t count() const;  // or more
    };

    std::size_t slot_of(std::uint64_t hash) const;
    void index(std::size_t place);
    void index_all(std::size_t slots);
    void forget();

    const Database& db_;
    bool complete_;  // nothing is in the database that is not here
    struct Trace {
        TraceKey key = 0;
        std::uint32_t before = 0;  // the one before it with the same hash
    };

    // In the order they came; growing by pieces, because a vector that grows needs three times its memory.
    std::deque<Trace> traces_;
    std::vector<Slot> slots_;
    std::size_t slots_in_use_ = 0;
    std::size_t written_ = 0;
};

}  // namespace tidings::store
