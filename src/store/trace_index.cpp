#include "store/trace_index.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace tidings::store {
namespace {

// A key, from its highest bit: of the hash, how many traces the item has, the item.
constexpr int item_bits = 28;
constexpr int count_bits = 3;
constexpr int hash_shift = item_bits + count_bits;
constexpr std::uint64_t item_mask = (std::uint64_t{1} << item_bits) - 1;
constexpr std::uint64_t count_mask = (std::uint64_t{1} << count_bits) - 1;

// Of a poll that began with an empty table; beyond that looking up is as quick as remembering.
constexpr std::size_t most_remembered = 1'500'000;

constexpr std::uint32_t none = (1U << 24) - 1;
constexpr std::size_t fewest_slots = 1U << 12;

// Of a slot's languages.
constexpr std::uint8_t mixed = 128;
constexpr std::uint8_t first_language = mixed - 1;
constexpr std::uint8_t unnumbered = first_language;  // a language too many to have a number

// A slot, from its highest bit: the hash, the newest trace, how many.
constexpr int newest_bits = 24;
constexpr int slot_count_bits = 64 - (64 - hash_shift) - newest_bits;
constexpr std::uint64_t newest_mask = (std::uint64_t{1} << newest_bits) - 1;
constexpr std::uint64_t most_counted = (std::uint64_t{1} << slot_count_bits) - 1;
static_assert(most_remembered < newest_mask);

std::uint64_t first_key(std::uint64_t hash) { return hash >> hash_shift << hash_shift; }

std::uint64_t hash_of(TraceKey key) { return static_cast<std::uint64_t>(key) >> hash_shift; }

Filed filed(std::uint64_t item, std::uint64_t size) {
    return {static_cast<ItemId>(item), size == 0 ? 1 : (std::size_t{1} << (size - 1)) + 1};
}

std::uint64_t item_of(TraceKey key) { return static_cast<std::uint64_t>(key) & item_mask; }

std::uint64_t size_of(TraceKey key) { return static_cast<std::uint64_t>(key) >> item_bits & count_mask; }

Filed filed(TraceKey key) { return filed(item_of(key), size_of(key)); }

}  // namespace

TraceKey trace_key(std::uint64_t hash, std::size_t traces, ItemId item) {
    const auto size = std::min<std::uint64_t>(std::bit_width(traces - 1), count_mask);
    const std::uint64_t low = size << item_bits | (static_cast<std::uint64_t>(item) & item_mask);
    return static_cast<TraceKey>(first_key(hash) | low);
}

TraceIndex::TraceIndex(const Database& db, Runs runs)
    : db_(db), runs_(runs), complete_(!has_runs(db, runs)), slots_(fewest_slots), spoken_(fewest_slots) {}

std::uint64_t TraceIndex::Slot::hash() const { return packed >> hash_shift; }

std::uint32_t TraceIndex::Slot::newest() const {
    return static_cast<std::uint32_t>(packed >> slot_count_bits & newest_mask);
}

std::size_t TraceIndex::Slot::count() const { return packed & most_counted; }

// As many as there are languages so far for one that is not among them.
std::uint8_t TraceIndex::number_of(std::string_view language) const {
    const auto place = std::ranges::find(languages_, language) - languages_.begin();
    return static_cast<std::uint8_t>(std::min<std::ptrdiff_t>(place, unnumbered));
}

// The slot of a hash, or the free one where it belongs.
std::size_t TraceIndex::slot_of(std::uint64_t hash) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t place = hash & mask;
    while (slots_[place].packed != 0 && slots_[place].hash() != hash) place = (place + 1) & mask;
    return place;
}

void TraceIndex::file(TraceKey key, std::uint8_t language) {
    const std::size_t place = traces_.size();
    const std::uint64_t hash = hash_of(key);
    const std::size_t at = slot_of(hash);
    Slot& slot = slots_[at];
    const bool is_free = slot.packed == 0;
    slots_in_use_ += is_free ? 1 : 0;
    if (is_free) {
        spoken_[at] = language;
    } else if ((spoken_[at] & first_language) != language && slot.count() < most_counted) {
        spoken_[at] |= mixed;
        in_others_[hash].push_back(static_cast<std::uint32_t>(place));
    }
    traces_.push_back({.item = item_of(key) & item_mask,
                       .size = size_of(key) & count_mask,
                       .before = (is_free ? none : slot.newest()) & none,
                       .language = language});
    unwritten_.push_back(key);
    const std::uint64_t count = std::min<std::uint64_t>(slot.count() + 1, most_counted);
    slot.packed = hash << hash_shift | std::uint64_t{place} << slot_count_bits | count;
    if (4 * slots_in_use_ > 3 * slots_.size()) grow();
}

void TraceIndex::grow() {
    const std::vector<Slot> slots = std::exchange(slots_, std::vector<Slot>(2 * slots_.size()));
    const std::vector<std::uint8_t> spoken = std::exchange(spoken_, std::vector<std::uint8_t>(slots_.size()));
    for (std::size_t i = 0; i < slots.size(); ++i) {
        if (slots[i].packed == 0) continue;
        const std::size_t place = slot_of(slots[i].hash());
        slots_[place] = slots[i];
        spoken_[place] = spoken[i];
    }
}

void TraceIndex::add(ItemId item, std::span<const std::uint64_t> traces, std::string_view language) {
    const std::uint8_t spoken = number_of(language);
    if (spoken == languages_.size() && spoken < unnumbered) languages_.emplace_back(language);
    for (const std::uint64_t hash : traces) file(trace_key(hash, traces.size(), item), spoken);
}

// Happens so seldom that what is written need not be remembered after it.
void TraceIndex::take_back(std::size_t size) {
    const std::size_t written = traces_.size() - unwritten_.size();
    std::vector<TraceKey> kept = std::move(unwritten_);
    kept.resize(size - written);
    std::vector<std::uint8_t> spoken;
    for (std::size_t i = 0; i < kept.size(); ++i)
        spoken.push_back(static_cast<std::uint8_t>(traces_[written + i].language));
    complete_ = complete_ && written == 0;
    forget();
    for (std::size_t i = 0; i < kept.size(); ++i) file(kept[i], spoken[i]);
}

void TraceIndex::forget() {
    traces_.clear();
    slots_.assign(fewest_slots, Slot{});
    spoken_.assign(fewest_slots, 0);
    in_others_.clear();
    unwritten_.clear();
    slots_in_use_ = 0;
}

void TraceIndex::distrust_memory() {
    complete_ = false;
    forget();
}

void TraceIndex::write(Transaction& tx) {
    std::ranges::sort(unwritten_);
    add_to_runs(tx, runs_, unwritten_);
    unwritten_.clear();
    if (complete_ && traces_.size() < most_remembered) return;
    complete_ = false;
    forget();
}

void TraceIndex::prepare_to_find(const Hashes& hashes) const {
    const std::size_t mask = slots_.size() - 1;
    for (const std::uint64_t hash : hashes) __builtin_prefetch(&slots_[(hash >> hash_shift) & mask]);
    for (const std::uint64_t hash : hashes) {
        const Slot& slot = slots_[slot_of(hash >> hash_shift)];
        if (slot.packed != 0) __builtin_prefetch(&traces_[slot.newest()]);
    }
}

Hashes TraceIndex::in_other_languages(const Hashes& hashes, std::string_view language) const {
    if (!complete_ || !knows_languages_) return hashes;
    const std::size_t mask = slots_.size() - 1;
    for (const std::uint64_t hash : hashes) {
        __builtin_prefetch(&slots_[(hash >> hash_shift) & mask]);
        __builtin_prefetch(&spoken_[(hash >> hash_shift) & mask]);
    }
    const std::uint8_t own = number_of(language);
    Hashes others;
    for (const std::uint64_t hash : hashes) {
        const std::size_t place = slot_of(hash >> hash_shift);
        if (slots_[place].packed != 0 && (spoken_[place] != own || own == unnumbered)) others.push_back(hash);
    }
    return others;
}

std::size_t TraceIndex::find(std::uint64_t hash, std::size_t most, std::vector<Filed>& found,
                             std::optional<std::string_view> unless) const {
    found.clear();
    const std::uint64_t first = first_key(hash);
    const std::size_t at = slot_of(hash >> hash_shift);
    const Slot& slot = slots_[at];
    if (slot.count() > most) return slot.count();
    if (unless && complete_ && knows_languages_ && spoken_[at] == (number_of(*unless) | mixed) &&
        spoken_[at] != (unnumbered | mixed)) {
        for (const std::uint32_t place : in_others_.at(hash >> hash_shift))
            found.push_back(filed(traces_[place].item, traces_[place].size));
        return slot.count();
    }
    for (std::uint32_t place = slot.packed == 0 ? none : slot.newest(); place != none;) {
        const Trace& trace = traces_[place];
        found.push_back(filed(trace.item, trace.size));
        place = trace.before;
    }
    if (complete_) return found.size();
    const std::uint64_t last = first + ((std::uint64_t{1} << hash_shift) - 1);
    std::vector<TraceKey> stored;
    find_in_runs(db_, runs_, static_cast<TraceKey>(first), static_cast<TraceKey>(last),
                 most + 1 - found.size(), stored);
    for (const TraceKey key : stored) found.push_back(filed(key));
    const std::size_t count = found.size();
    if (count > most) found.clear();
    return count;
}

}  // namespace tidings::store
