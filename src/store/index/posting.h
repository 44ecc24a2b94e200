#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>

#include "model/ids.h"

namespace tidings::store {

// An entry of the index: an item under one of its hashes, in one number, so that a row holds hundreds of
// them. From the highest bit: 33 bits of the hash, 3 bits for how many hashes the item has, 28 bits of its
// id.
using Posting = std::int64_t;

constexpr int posting_item_bits = 28;
constexpr int posting_size_bits = 3;
constexpr int posting_hash_shift = posting_item_bits + posting_size_bits;
constexpr std::uint64_t posting_item_mask = (std::uint64_t{1} << posting_item_bits) - 1;
constexpr std::uint64_t posting_size_mask = (std::uint64_t{1} << posting_size_bits) - 1;

// The posting of an item that has so many hashes, at least one.
inline Posting posting_of(std::uint64_t hash, std::size_t hashes, ItemId item) {
    const auto size = std::min<std::uint64_t>(std::bit_width(hashes - 1), posting_size_mask);
    return static_cast<Posting>(hash >> posting_hash_shift << posting_hash_shift | size << posting_item_bits |
                                (static_cast<std::uint64_t>(item) & posting_item_mask));
}

// The bits of a hash that a posting has, moved to the lowest.
inline std::uint64_t kept_of(std::uint64_t hash) { return hash >> posting_hash_shift; }

// The same bits in their place, of a hash or of a posting: the lowest posting under that hash.
inline std::uint64_t hash_part(std::uint64_t bits) {
    return bits >> posting_hash_shift << posting_hash_shift;
}
inline std::uint64_t hash_of(Posting posting) {
    return static_cast<std::uint64_t>(posting) >> posting_hash_shift;
}

inline std::uint64_t item_of(Posting posting) {
    return static_cast<std::uint64_t>(posting) & posting_item_mask;
}

// The bit width of the number of the item's hashes less one; 7 stands for all larger ones.
inline std::uint64_t size_of(Posting posting) {
    return static_cast<std::uint64_t>(posting) >> posting_item_bits & posting_size_mask;
}

}  // namespace tidings::store
