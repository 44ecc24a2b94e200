#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "store/database.h"
#include "store/index/seen_hashes.h"
#include "store/index/trace_key.h"
#include "store/index/trace_runs.h"

namespace tidings::store {

// The traces in the database. To look one up costs some microseconds, and most are not there; who looks up
// many is told so from memory, once all have been read or are known from having been written.
class StoredTraces {
  public:
    StoredTraces(const Database& db, Runs runs) : db_(db), runs_(runs) {}

    bool is_empty() const { return !has_runs(db_, runs_); }

    // `keys` are sorted.
    void write(Transaction& tx, std::span<const TraceKey> keys);

    // The hashes (their hash_part) of all traces that are stored, and perhaps some more.
    void know(SeenHashes all) { seen_ = std::move(all); }

    // Others may have written.
    void distrust_memory();

    // False only if nothing is stored under the hash.
    bool may_have(std::uint64_t hash) const { return !seen_ || seen_->may_have(hash_part(hash)); }

    // Appends what is stored under the hash, at most so many.
    void find(std::uint64_t hash, std::size_t most, std::vector<TraceKey>& found);

  private:
    void read_all();

    const Database& db_;
    Runs runs_;
    std::optional<SeenHashes> seen_;
    std::size_t look_ups_ = 0;
};

}  // namespace tidings::store
