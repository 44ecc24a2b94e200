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
#include "store/index/stored_traces.h"
#include "store/index/trace_key.h"

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
    explicit TraceIndex(const Database& db, Runs runs = Runs::traces);

    // Files an item under hashes of what it says, in which language.
    void add(ItemId item, std::span<const std::uint64_t> traces, std::string_view language = {});

    // An item's language has changed: what it was filed under before is not to be trusted any more.
    void forget_languages() { knows_languages_ = false; }

    // How many are here so far; takes back those that came after, of which none may be written.
    std::size_t size() const { return traces_.size(); }
    void take_back(std::size_t size);

    // Into the database, what is not there yet.
    void write(Transaction& tx);

    // Others may have written: what is stored is looked up from now on. Only when all of ours is written.
    void distrust_memory();

    // To be told before many look-ups: memory is slow, and waits for all of them can be one.
    void prepare_to_find(const Hashes& hashes) const;

    // Those of the hashes under which there may be items that were filed in another language.
    Hashes in_other_languages(const Hashes& hashes, std::string_view language) const;

    // Sets `found` to the items filed under a hash, to none if they are more than `most`; without those that
    // were filed in the language `unless`, as far as that is known. Returns how many they are with these.
    std::size_t find(std::uint64_t hash, std::size_t most, std::vector<Filed>& found,
                     std::optional<std::string_view> unless = std::nullopt) const;

  private:
    // A place of an open hash table: a hash, the newest trace with it, and how many there are, so that nobody
    // walks the chain of what most items share. Packed, because a first poll has a million of them.
    struct Slot {
        std::uint64_t packed = 0;  // 0: free

        std::uint64_t hash() const;
        std::uint32_t newest() const;
        std::size_t count() const;  // or more
    };

    // A key without its hash, as small as can be: a look-up walks from one to the next all over the memory.
    struct Trace {
        std::uint64_t item : 28 = 0, size : 3 = 0;
        std::uint64_t before : 24 = 0;  // the one before it with the same hash
        std::uint64_t language : 8 = 0;
    };

    std::uint8_t number_of(std::string_view language) const;
    std::size_t slot_of(std::uint64_t hash) const;
    void file(TraceKey key, std::uint8_t language);
    void grow();
    void forget();
    // What is stored is looked up from now on.
    void end_remembering();

    mutable StoredTraces stored_;  // learns from what it is asked
    bool complete_;                // nothing is in the database that is not here
    bool knows_languages_ = true;

    // In the order they came; growing by pieces, because a vector that grows needs three times its memory.
    std::deque<Trace> traces_;
    std::vector<Slot> slots_;
    std::size_t slots_in_use_ = 0;
    // Of each slot: the number of the language of its first trace, and whether others are among the rest;
    // which stand here by their hash.
    std::vector<std::uint8_t> spoken_;
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> in_others_;
    std::vector<std::string> languages_;  // by their numbers
    std::vector<TraceKey> unwritten_;     // of the last traces
};

}  // namespace tidings::store
