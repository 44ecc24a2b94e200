#include "store/index/stored_traces.h"

#include <utility>

namespace tidings::store {
namespace {

// These take as long as to read the traces of some 150,000 items.
constexpr std::size_t look_ups_until_all_are_read = 10'000;

}  // namespace

void StoredTraces::write(Transaction& tx, std::span<const TraceKey> keys) {
    add_to_runs(tx, runs_, keys);
    if (!seen_) return;
    for (const TraceKey key : keys) seen_->add(hash_part(static_cast<std::uint64_t>(key)));
    if (seen_->is_full()) seen_.reset();
}

void StoredTraces::distrust_memory() {
    seen_.reset();
    look_ups_ = 0;
}

void StoredTraces::read_all() {
    SeenHashes all;
    const bool has_room = each_run(db_, runs_, [&](std::span<const TraceKey> keys) {
        for (const TraceKey key : keys) all.add(hash_part(static_cast<std::uint64_t>(key)));
        return !all.is_full();
    });
    if (has_room) seen_ = std::move(all);
}

void StoredTraces::find(std::uint64_t hash, std::size_t most, std::vector<TraceKey>& found) {
    if (++look_ups_ == look_ups_until_all_are_read && !seen_) read_all();
    if (!may_have(hash)) return;
    const std::uint64_t first = hash_part(hash);
    const std::uint64_t last = first | ((std::uint64_t{1} << trace_hash_shift) - 1);
    find_in_runs(db_, runs_, static_cast<TraceKey>(first), static_cast<TraceKey>(last), most, found);
}

}  // namespace tidings::store
