#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace tidings::store {

// A blocked Bloom filter of hashes, twelve bits each; with 15 million hashes 3 of 100 look-ups of an absent
// hash are false positives. All bits of a hash are in one 64-bit word, so a look-up has one cache miss
// (Putze, Sanders and Singler, "Cache-, Hash- and Space-Efficient Bloom Filters", 2007). The word is chosen
// by the upper 32 bits, in which hashes must differ; sorted hashes fill the words in order.
class BloomFilter {
  public:
    // Takes 60 MiB: the hashes of some 1.6 million items.
    static constexpr std::size_t usual_most = 40'000'000;
    explicit BloomFilter(std::size_t most = usual_most) : most_(most) {}

    void add(std::uint64_t hash);

    // False if the hash was not added; true if it was, and for the false positives.
    bool may_have(std::uint64_t hash) const;

    // Whether as many were added as it has room for: with more the rate of false positives rises.
    bool is_full() const { return count_ >= most_; }

  private:
    // Each part is twice as large as the one before it; they are filled one after the other.
    std::vector<std::vector<std::uint64_t>> parts_;
    std::size_t most_, count_ = 0;
    std::size_t room_ = 0;  // of the last part
};

}  // namespace tidings::store
