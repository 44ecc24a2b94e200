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
constexpr std::size_t fewest_slots = 1U << 12;
// Of a poll that began with an empty table; beyond that looking up is as quick as remembering.
constexpr std::size_t most_remembered = 1'500'000;

std::uint64_t first_key(std::uint64_t hash) { return hash >> hash_shift << hash_shift; }

// What tells a slot's hash from a free slot.
constexpr std::uint64_t in_use = 1;

std::uint64_t slot_hash(std::int64_t key) { return first_key(static_cast<std::uint64_t>(key)) | in_use; }

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
    : db_(db), complete_(!db.query("select 1 from traces limit 1").next()), slots_(fewest_slots) {}

// Of the hash, or the free one where it belongs.
std::size_t TraceIndex::slot_of(std::uint64_t hash) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t place = hash >> hash_shift & mask;
    while (slots_[place].hash != hash && slots_[place].hash != 0) place = (place + 1) & mask;
    return place;
}

void TraceIndex::index(std::size_t place) {
    const std::uint64_t hash = slot_hash(traces_[place].key);
    Slot& slot = slots_[slot_of(hash)];
    if (slot.hash == 0) {
        slot = {hash, none, 0};
        ++slots_in_use_;
    }
    traces_[place].before = slot.newest;
    slot.newest = static_cast<std::uint32_t>(place);
    ++slot.count;
}

void TraceIndex::grow() {
    slots_.assign(2 * slots_.size(), Slot{});
    slots_in_use_ = 0;
    for (std::size_t place = 0; place < traces_.size(); ++place) index(place);
}

void TraceIndex::add(ItemId item, const Hashes& traces) {
    for (const std::uint64_t hash : traces) {
        traces_.push_back({key_of(hash, traces.size(), item), none});
        index(traces_.size() - 1);
        if (2 * slots_in_use_ > slots_.size()) grow();
    }
}

void TraceIndex::take_back(std::size_t size) {
    while (traces_.size() > size) {
        Slot& slot = slots_[slot_of(slot_hash(traces_.back().key))];
        slot.newest = traces_.back().before;
        --slot.count;
        traces_.pop_back();
    }
}

void TraceIndex::forget() {
    traces_.clear();
    slots_.assign(fewest_slots, Slot{});
    slots_in_use_ = 0;
    written_ = 0;
}

void TraceIndex::write(Transaction& tx) {
    std::vector<std::int64_t> fresh;
    fresh.reserve(traces_.size() - written_);
    for (std::size_t place = written_; place < traces_.size(); ++place) fresh.push_back(traces_[place].key);
    std::ranges::sort(fresh);
    std::size_t place = 0;
    for (; place + 8 <= fresh.size(); place += 8) {
        const std::int64_t* key = fresh.data() + place;
        tx.run("insert or ignore into traces (trace) values (?), (?), (?), (?), (?), (?), (?), (?)",
               {key[0], key[1], key[2], key[3], key[4], key[5], key[6], key[7]});
    }
    for (; place < fresh.size(); ++place)
        tx.run("insert or ignore into traces (trace) values (?)", {fresh[place]});
    written_ = traces_.size();
    if (complete_ && traces_.size() < most_remembered) return;
    complete_ = false;
    forget();
}

void TraceIndex::find(std::uint64_t hash, std::size_t most, std::vector<Filed>& found) const {
    found.clear();
    const std::uint64_t first = first_key(hash);
    const Slot& slot = slots_[slot_of(first | in_use)];
    if (slot.count > most) return;
    if (slot.count > 0)
        for (std::uint32_t place = slot.newest; place != none; place = traces_[place].before)
            found.push_back(filed(traces_[place].key));
    if (complete_) return;
    const std::uint64_t last = first + ((std::uint64_t{1} << hash_shift) - 1);
    Rows rows = db_.query(
        "select trace from traces where trace between ? and ? limit ?",
        {static_cast<std::int64_t>(first), static_cast<std::int64_t>(last), most + 1 - found.size()});
    while (rows.next()) found.push_back(filed(rows.integer(0)));
    if (found.size() > most) found.clear();
}

}  // namespace tidings::store
