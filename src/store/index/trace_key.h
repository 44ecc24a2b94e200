#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>

#include "model/ids.h"

namespace tidings::store {

// What is stored of an item under one of its traces, so that a row can hold hundreds. From the highest bit:
// of the hash, how many traces the item has, the item.
using TraceKey = std::int64_t;

constexpr int trace_item_bits = 28;
constexpr int trace_size_bits = 3;
constexpr int trace_hash_shift = trace_item_bits + trace_size_bits;
constexpr std::uint64_t trace_item_mask = (std::uint64_t{1} << trace_item_bits) - 1;
constexpr std::uint64_t trace_size_mask = (std::uint64_t{1} << trace_size_bits) - 1;

// Of an item that has so many traces.
inline TraceKey trace_key(std::uint64_t hash, std::size_t traces, ItemId item) {
    const auto size = std::min<std::uint64_t>(std::bit_width(traces - 1), trace_size_mask);
    return static_cast<TraceKey>(hash >> trace_hash_shift << trace_hash_shift | size << trace_item_bits |
                                 (static_cast<std::uint64_t>(item) & trace_item_mask));
}

// The bits of a hash that are kept, as those of a key are.
inline std::uint64_t kept_of(std::uint64_t hash) { return hash >> trace_hash_shift; }

// The same bits where they were, of a hash or of a key; it is the lowest key under that hash.
inline std::uint64_t hash_part(std::uint64_t bits) { return bits >> trace_hash_shift << trace_hash_shift; }
inline std::uint64_t hash_of(TraceKey key) { return static_cast<std::uint64_t>(key) >> trace_hash_shift; }

inline std::uint64_t item_of(TraceKey key) { return static_cast<std::uint64_t>(key) & trace_item_mask; }

// The bit width of the number of the item's traces less one.
inline std::uint64_t size_of(TraceKey key) {
    return static_cast<std::uint64_t>(key) >> trace_item_bits & trace_size_mask;
}

}  // namespace tidings::store
