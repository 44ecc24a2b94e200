#include "store/trace_index.h"

#include <algorithm>
#include <bit>

namespace tidings::store {
namespace {

// A key, from its highest bit: of the hash, how many traces the item has, the item.
constexpr int item_bits = 28;
constexpr int count_bits = 3;
constexpr int hash_shift = item_bits + count_bits;
constexpr std::uint64_t item_mask = (std::uint64_t{1} << item_bits) - 1;
constexpr std::uint64_t count_mask = (std::uint64_t{1} << count_bits) - 1;

constexpr std::uint32_t none = UINT32_MAX;
constexpr std::size_t fewest_heads = 1U << 12;
// Of a poll that began with an empty table; beyond that looking up is as quick as remembering.
constexpr std::size_t most_remembered = 1'500'000;

std::uint64_t first_key(std::uint64_t hash) { return hash >> hash_shift << hash_shift; }

std::int64_t key_of(std::uint64_t hash, std::size_t traces, ItemId item) {
    const auto size = std::min<std::uint64_t>(std::bit_width(traces - 1), count_mask);
    const std::uint64_t low = size << item_bits | (static_cast<std::uint64_t>(item) & item_mask);
    return static_cast<std::int64_t>(first_key(hash) | low);
}

Filed filed(std::int64_t key) {
    const auto bits = static_cast<std::uint64_t>(key);
    const std::uint64_t size = bits >> item_bits & count_mask;
    return {static_cast<ItemId>(bits & item_mask), size == 0 ? 1 : (std::size_t{1} << (size - 1)) + 1};
}

}  // namespace

TraceIndex::TraceIndex(const Database& db)
    : db_(db), complete_(!db.query("select 1 from traces limit 1").next()), heads_(fewest_heads, none) {}

std::size_t TraceIndex::head_of(std::int64_t key) const {
    return (static_cast<std::uint64_t>(key) >> hash_shift) & (heads_.size() - 1);
}

void TraceIndex::index(std::size_t place) {
    std::uint32_t& head = heads_[head_of(keys_[place])];
    next_[place] = head;
    head = static_cast<std::uint32_t>(place);
}

void TraceIndex::grow() {
    heads_.assign(2 * heads_.size(), none);
    for (std::size_t place = 0; place < keys_.size(); ++place) index(place);
}

void TraceIndex::add(ItemId item, const Hashes& traces) {
    for (const std::uint64_t hash : traces) {
        keys_.push_back(key_of(hash, traces.size(), item));
        next_.push_back(none);
        index(keys_.size() - 1);
    }
    if (keys_.size() > heads_.size()) grow();
}

void TraceIndex::take_back(std::size_t size) {
    while (keys_.size() > size) {
        heads_[head_of(keys_.back())] = next_.back();
        keys_.pop_back();
        next_.pop_back();
    }
}

void TraceIndex::write(Transaction& tx) {
    std::vector<std::int64_t> fresh(keys_.begin() + static_cast<std::ptrdiff_t>(written_), keys_.end());
    std::ranges::sort(fresh);
    std::size_t place = 0;
    for (; place + 8 <= fresh.size(); place += 8) {
        const std::int64_t* key = fresh.data() + place;
        tx.run("insert or ignore into traces (trace) values (?), (?), (?), (?), (?), (?), (?), (?)",
               {key[0], key[1], key[2], key[3], key[4], key[5], key[6], key[7]});
    }
    for (; place < fresh.size(); ++place)
        tx.run("insert or ignore into traces (trace) values (?)", {fresh[place]});
    written_ = keys_.size();
    if (complete_ && keys_.size() < most_remembered) return;
    complete_ = false;
    keys_.clear();
    next_.clear();
    heads_.assign(fewest_heads, none);
    written_ = 0;
}

std::vector<Filed> TraceIndex::find(std::uint64_t hash, std::size_t limit) const {
    std::vector<Filed> found;
    const auto first = static_cast<std::int64_t>(first_key(hash));
    const std::int64_t last = first + ((std::int64_t{1} << hash_shift) - 1);
    for (std::uint32_t place = heads_[head_of(first)]; place != none && found.size() < limit;
         place = next_[place])
        if (keys_[place] >= first && keys_[place] <= last) found.push_back(filed(keys_[place]));
    if (complete_ || found.size() >= limit) return found;
    Rows rows = db_.query("select trace from traces where trace between ? and ? limit ?",
                          {first, last, limit - found.size()});
    while (rows.next()) found.push_back(filed(rows.integer(0)));
    return found;
}

}  // namespace tidings::store
