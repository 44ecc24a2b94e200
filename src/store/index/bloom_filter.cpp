#include "store/index/bloom_filter.h"

#include <algorithm>

namespace tidings::store {
namespace {

constexpr std::size_t first_words = 1U << 19;  // 4 MiB
constexpr std::size_t bits_of_a_hash = 12;

std::size_t word_of(std::uint64_t hash, std::size_t words) {
    return static_cast<std::size_t>((hash >> 32) * words >> 32);
}

// Four of a word's 64, by all bits of the hash.
std::uint64_t bits_of(std::uint64_t hash) {
    constexpr std::uint64_t scattered = 0xD6E8FEB86659FD93U;
    const std::uint64_t mixed = (hash >> 24) * scattered;
    std::uint64_t bits = 0;
    for (const int shift : {58, 52, 46, 40}) bits |= std::uint64_t{1} << (mixed >> shift & 63U);
    return bits;
}

}  // namespace

void BloomFilter::add(std::uint64_t hash) {
    if (room_ == 0) {
        parts_.emplace_back(parts_.empty() ? first_words : 2 * parts_.back().size());
        room_ = parts_.back().size() * 64 / bits_of_a_hash;
    }
    --room_;
    ++count_;
    std::vector<std::uint64_t>& part = parts_.back();
    part[word_of(hash, part.size())] |= bits_of(hash);
}

bool BloomFilter::may_have(std::uint64_t hash) const {
    const std::uint64_t bits = bits_of(hash);
    return std::ranges::any_of(parts_, [&](const std::vector<std::uint64_t>& part) {
        return (part[word_of(hash, part.size())] & bits) == bits;
    });
}

}  // namespace tidings::store
