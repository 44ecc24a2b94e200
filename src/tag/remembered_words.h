#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <vector>

namespace tidings {

// One word of a phrase, in one language; equal patterns have one number.
using PatternId = std::uint32_t;

// The bit, one of 63, of a pattern in a Bloom filter: a bit that is unset proves that the pattern is absent.
inline std::uint64_t mark_of(PatternId pattern) { return std::uint64_t{1} << (pattern % 63); }
constexpr std::uint64_t mark_of_no_pattern = std::uint64_t{1} << 63U;

// The patterns that a word fits, sorted and distinct.
struct Patterns {
    std::span<const PatternId> ids;
    std::uint64_t marks = 0;  // the Bloom filter of all ids
    // The Bloom filter of the patterns that come second in phrases that begin with one of these; includes
    // mark_of_no_pattern if such a phrase has only one word.
    std::uint64_t next_marks = 0;
};

// A cache from the hash of a word to the patterns that it fits; most words fit none.
class RememberedWords {
  public:
    static constexpr std::size_t most_words = 0xFFFF - 1;

    // Null if the word is not cached.
    const Patterns* find(std::uint64_t word_hash) const {
        const std::uint64_t place = places_[place_of(word_hash)];
        return patterns_[place & patterns_bits].get();
    }
    // Prefetches the cache line that find will read.
    void prefetch(std::uint64_t word_hash) const { __builtin_prefetch(&places_[first_place_of(word_hash)]); }
    // Adds a word that is not cached; at most most_words. `ids` are sorted and distinct.
    const Patterns& add(std::uint64_t word_hash, std::vector<PatternId> ids, std::uint64_t next_marks);
    std::size_t size() const { return words_; }

  private:
    // 8 bytes a word, for locality: the upper bits of its hash, and the index of its patterns.
    static constexpr std::uint64_t patterns_bits = 0xFFFF;
    static constexpr std::uint64_t free = 0;
    static constexpr int fewest_place_bits = 12;

    std::size_t first_place_of(std::uint64_t word_hash) const { return word_hash >> (64 - place_bits_); }
    std::size_t place_of(std::uint64_t word_hash) const {
        std::size_t at = first_place_of(word_hash);
        while (places_[at] != free && (places_[at] ^ word_hash) > patterns_bits)
            at = (at + 1) & (places_.size() - 1);
        return at;
    }
    void grow();

    int place_bits_ = fewest_place_bits;
    std::vector<std::uint64_t> places_ = std::vector<std::uint64_t>(1U << fewest_place_bits);
    // Words that fit the same patterns share one entry, so that the entries mostly read stay in the
    // processor's cache.
    std::map<std::vector<PatternId>, std::uint64_t> numbers_;
    std::vector<std::unique_ptr<const Patterns>> patterns_ =
        std::vector<std::unique_ptr<const Patterns>>(free + 1);  // by number; the first one is null
    std::size_t words_ = 0;
};

}  // namespace tidings
