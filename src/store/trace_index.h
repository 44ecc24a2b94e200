#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "model/ids.h"
#include "store/database.h"

namespace tidings::store {

using Hashes = std::vector<std::uint64_t>;

// An item filed under a hash.
struct Filed {
    ItemId item{};
    std::size_t traces = 0;  // how many it has at least
};

// Which items are filed under which hashes: those in the database, and those that were added and are not
// written yet. Rows go to random places of a large table, so they are written many at a time, in order. While
// the table was empty at first, everything is here and nothing need be looked up.
class TraceIndex {
  public:
    explicit TraceIndex(const Database& db);

    // Files an item under hashes of what it says.
    void add(ItemId item, const Hashes& traces);

    // How many were added so far; takes back those that came after.
    std::size_t size() const { return keys_.size(); }
    void take_back(std::size_t size);

    // Into the database, what is not there yet.
    void write(Transaction& tx);

    // The items filed under a hash, at most `limit`.
    std::vector<Filed> find(std::uint64_t hash, std::size_t limit) const;

  private:
    void index(std::size_t place);
    void grow();
    std::size_t head_of(std::int64_t key) const;

    const Database& db_;
    bool complete_;                    // nothing is in the database that is not here
    std::vector<std::int64_t> keys_;   // in the order they came
    std::vector<std::uint32_t> next_;  // of each, the one before it in the same chain
    std::vector<std::uint32_t> heads_;
    std::size_t written_ = 0;
};

}  // namespace tidings::store
