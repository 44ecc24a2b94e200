#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace tidings::store {

// Which hashes there are, in twelve bits each: of most that there are not it is known, 97 of 100 where there
// are 15 million. A Bloom filter that has all bits of a hash in one word, so that it waits for memory once
// (Putze, Sanders and Singler, "Cache-, Hash- and Space-Efficient Bloom Filters", 2007). Hashes differ in
// their upper 32 bits; those that come in order go to memory in order.
class SeenHashes {
  public:
    // As many as 60 MiB hold, the hashes of some 1.6 million items.
    static constexpr std::size_t usual_most = 40'000'000;
    explicit SeenHashes(std::size_t most = usual_most) : most_(most) {}

    void add(std::uint64_t hash);

    // False only for a hash that was not added.
    bool may_have(std::uint64_t hash) const;

    // As many were added as there may be; of more, ever fewer would be known not to be there.
    bool is_full() const { return count_ >= most_; }

  private:
    // Each twice as large as the one before it, filled one after the other.
    std::vector<std::vector<std::uint64_t>> parts_;
    std::size_t most_, count_ = 0;
    std::size_t room_ = 0;  // of the last part
};

}  // namespace tidings::store
