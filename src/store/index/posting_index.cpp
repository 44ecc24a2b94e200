#include "store/index/posting_index.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace tidings::store {
namespace {

// Beyond so many postings a look-up in the database is as quick as one in memory.
constexpr std::size_t most_remembered = 1'500'000;

constexpr std::uint32_t none = (1U << 24) - 1;
constexpr std::size_t fewest_slots = 1U << 12;

// Of a slot's languages.
constexpr std::uint8_t mixed = 128;
constexpr std::uint8_t first_language = mixed - 1;
constexpr std::uint8_t unnumbered = first_language;  // a language too many to have a number

// A slot, from its highest bit: the hash, the newest posting, how many.
constexpr int newest_bits = 24;
constexpr int slot_count_bits = 64 - (64 - posting_hash_shift) - newest_bits;
constexpr std::uint64_t newest_mask = (std::uint64_t{1} << newest_bits) - 1;
constexpr std::uint64_t most_counted = (std::uint64_t{1} << slot_count_bits) - 1;
static_assert(most_remembered < newest_mask);

IndexedItem indexed(std::uint64_t item, std::uint64_t size) {
    return {static_cast<ItemId>(item), size == 0 ? 1 : (std::size_t{1} << (size - 1)) + 1};
}

}  // namespace

PostingIndex::PostingIndex(const Database& db, PostingTable table)
    : stored_(db, table), complete_(stored_.is_empty()), slots_(fewest_slots), spoken_(fewest_slots) {}

std::uint64_t PostingIndex::Slot::hash() const { return packed >> posting_hash_shift; }

std::uint32_t PostingIndex::Slot::newest() const {
    return static_cast<std::uint32_t>(packed >> slot_count_bits & newest_mask);
}

std::size_t PostingIndex::Slot::count() const { return packed & most_counted; }

// As many as there are languages so far for one that is not among them.
std::uint8_t PostingIndex::number_of(std::string_view language) const {
    const auto place = std::ranges::find(languages_, language) - languages_.begin();
    return static_cast<std::uint8_t>(std::min<std::ptrdiff_t>(place, unnumbered));
}

// The slot of a hash, or the free one where it belongs.
std::size_t PostingIndex::slot_of(std::uint64_t hash) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t place = hash & mask;
    while (slots_[place].packed != 0 && slots_[place].hash() != hash) place = (place + 1) & mask;
    return place;
}

void PostingIndex::post(Posting posting, std::uint8_t language) {
    const std::size_t place = postings_.size();
    const std::uint64_t hash = hash_of(posting);
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
    postings_.push_back({.item = item_of(posting) & posting_item_mask,
                         .size = size_of(posting) & posting_size_mask,
                         .before = (is_free ? none : slot.newest()) & none,
                         .language = language});
    unwritten_.push_back(posting);
    const std::uint64_t count = std::min<std::uint64_t>(slot.count() + 1, most_counted);
    slot.packed = hash << posting_hash_shift | std::uint64_t{place} << slot_count_bits | count;
    if (4 * slots_in_use_ > 3 * slots_.size()) grow();
}

void PostingIndex::grow() {
    const std::vector<Slot> slots = std::exchange(slots_, std::vector<Slot>(2 * slots_.size()));
    const std::vector<std::uint8_t> spoken = std::exchange(spoken_, std::vector<std::uint8_t>(slots_.size()));
    for (std::size_t i = 0; i < slots.size(); ++i) {
        if (slots[i].packed == 0) continue;
        const std::size_t place = slot_of(slots[i].hash());
        slots_[place] = slots[i];
        spoken_[place] = spoken[i];
    }
}

void PostingIndex::add(ItemId item, std::span<const std::uint64_t> hashes, std::string_view language) {
    const std::uint8_t spoken = number_of(language);
    if (spoken == languages_.size() && spoken < unnumbered) languages_.emplace_back(language);
    for (const std::uint64_t hash : hashes) post(posting_of(hash, hashes.size(), item), spoken);
}

// A roll-back is rare, so what is written is simply dropped from memory.
void PostingIndex::truncate(std::size_t size) {
    const std::size_t written = postings_.size() - unwritten_.size();
    std::vector<Posting> kept = std::move(unwritten_);
    kept.resize(size - written);
    std::vector<std::uint8_t> spoken;
    for (std::size_t i = 0; i < kept.size(); ++i)
        spoken.push_back(static_cast<std::uint8_t>(postings_[written + i].language));
    if (written == 0)
        clear();
    else
        end_caching();
    for (std::size_t i = 0; i < kept.size(); ++i) post(kept[i], spoken[i]);
}

void PostingIndex::clear() {
    postings_.clear();
    slots_ = std::vector<Slot>(fewest_slots);
    spoken_ = std::vector<std::uint8_t>(fewest_slots);
    in_others_.clear();
    unwritten_.clear();
    slots_in_use_ = 0;
}

void PostingIndex::end_caching() {
    if (complete_) {
        BloomFilter all;
        for (const Slot& slot : slots_)
            if (slot.packed != 0) all.add(slot.hash() << posting_hash_shift);
        stored_.set_filter(std::move(all));
    }
    complete_ = false;
    clear();
}

void PostingIndex::invalidate() {
    complete_ = false;
    stored_.invalidate();
    clear();
}

void PostingIndex::write(Transaction& tx) {
    std::ranges::sort(unwritten_);
    stored_.write(tx, unwritten_);
    unwritten_.clear();
    if (!complete_ || postings_.size() >= most_remembered) end_caching();
}

void PostingIndex::prefetch(const Hashes& hashes) const {
    const std::size_t mask = slots_.size() - 1;
    for (const std::uint64_t hash : hashes) __builtin_prefetch(&slots_[kept_of(hash) & mask]);
    for (const std::uint64_t hash : hashes) {
        const Slot& slot = slots_[slot_of(kept_of(hash))];
        if (slot.packed != 0) __builtin_prefetch(&postings_[slot.newest()]);
    }
}

Hashes PostingIndex::in_other_languages(const Hashes& hashes, std::string_view language) const {
    const std::size_t mask = slots_.size() - 1;
    for (const std::uint64_t hash : hashes) {
        __builtin_prefetch(&slots_[kept_of(hash) & mask]);
        __builtin_prefetch(&spoken_[kept_of(hash) & mask]);
    }
    const std::uint8_t own = number_of(language);
    const bool knows_own = knows_languages_ && own != unnumbered;
    Hashes others;
    for (const std::uint64_t hash : hashes) {
        const std::size_t place = slot_of(kept_of(hash));
        const bool here = slots_[place].packed != 0 && !(knows_own && spoken_[place] == own);
        if (here || (!complete_ && stored_.may_have(hash))) others.push_back(hash);
    }
    return others;
}

std::size_t PostingIndex::find(std::uint64_t hash, std::size_t most, std::vector<IndexedItem>& found,
                               std::optional<std::string_view> unless) const {
    found.clear();
    const std::size_t at = slot_of(kept_of(hash));
    const Slot& slot = slots_[at];
    if (slot.count() > most) return slot.count();
    if (unless && complete_ && knows_languages_ && spoken_[at] == (number_of(*unless) | mixed) &&
        spoken_[at] != (unnumbered | mixed)) {
        for (const std::uint32_t place : in_others_.at(kept_of(hash)))
            found.push_back(indexed(postings_[place].item, postings_[place].size));
        return slot.count();
    }
    for (std::uint32_t place = slot.packed == 0 ? none : slot.newest(); place != none;) {
        const Remembered& posting = postings_[place];
        found.push_back(indexed(posting.item, posting.size));
        place = posting.before;
    }
    if (complete_) return found.size();
    std::vector<Posting> stored;
    stored_.find(hash, most + 1 - found.size(), stored);
    for (const Posting posting : stored) found.push_back(indexed(item_of(posting), size_of(posting)));
    const std::size_t count = found.size();
    if (count > most) found.clear();
    return count;
}

}  // namespace tidings::store
