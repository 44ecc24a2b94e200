#pragma once

#include <functional>
#include <span>
#include <vector>

#include "store/database.h"
#include "store/index/trace_key.h"

namespace tidings::store {

// The stored traces: numbers in order, some hundreds a row, because a row of its own would cost each of them
// a hundred times as much. A run holds those from its own first one up to the next run's.

// Which table of them: of what items say, or of the keys by which they are known.
enum class Runs { traces, keys };

// Adds keys, which are sorted; what is there already stays there once.
void add_to_runs(Transaction& tx, Runs runs, std::span<const TraceKey> keys);

// Appends the stored keys from `first` to `last`, at most `most` of them.
void find_in_runs(const Database& db, Runs runs, TraceKey first, TraceKey last, std::size_t most,
                  std::vector<TraceKey>& found);

// Calls `take` with the keys of each run, the lowest first, until it returns false. Returns what the last
// call did; true if nothing is stored.
bool each_run(const Database& db, Runs runs, const std::function<bool(std::span<const TraceKey>)>& take);

bool has_runs(const Database& db, Runs runs);

}  // namespace tidings::store
