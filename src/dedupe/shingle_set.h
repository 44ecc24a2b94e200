#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "dedupe/word_list.h"

namespace tidings {

// A hash set of the shingles of a text, with open addressing: faster to build than a sorted list. To build
// two and compare them takes 30 to 64 % of the time that boost::unordered_flat_set takes (100 to 2,000
// shingles), because shingles are hashes already and none is erased.
class ShingleSet {
  public:
    explicit ShingleSet(const WordList& words);

    std::size_t size() const { return size_; }
    bool contains(std::uint64_t shingle) const { return slots_[place_of(shingle)] == shingle; }

    // The containment |A ∩ B| / min(|A|, |B|), 0 to 1; 0 if one is empty.
    double contained(const ShingleSet& other) const;

  private:
    std::size_t place_of(std::uint64_t shingle) const;
    bool insert(std::uint64_t shingle);

    std::vector<std::uint64_t> slots_;     // 0 is free: open addressing, at most half full
    std::vector<std::uint64_t> shingles_;  // each once
    std::size_t size_ = 0;
};

}  // namespace tidings
