#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <vector>

namespace tidings {

// One word of a phrase, in one language; equal patterns have one number.
using PatternId = std::uint32_t;

// The patterns that a word fits, sorted, each once.
struct Patterns {
    std::vector<PatternId> ids;
    std::uint64_t marks = 0;  // of all of them
};

// One of 63 bits, which a pattern shares with some others: marks tell of most patterns that they are missing.
inline std::uint64_t mark_of(PatternId pattern) { return std::uint64_t{1} << (pattern % 63); }
constexpr std::uint64_t mark_of_no_pattern = std::uint64_t{1} << 63U;

// Which patterns words fit, by the words' hashes. Most fit none, which the place of a word in the table says
// already.
class RememberedWords {
  public:
    static constexpr std::size_t most_words = 0xFFFF - 1;

    // Null if the word is not known yet.
    const Patterns* find(std::uint64_t word_hash) const {
        const std::uint64_t place = places_[place_of(word_hash)];
        if (place == free) return nullptr;
        const std::uint64_t number = place & patterns_bits;
        return number == none ? &no_patterns_ : &patterns_[number];
    }
    // Brings near what find will read.
    void prefetch(std::uint64_t word_hash) const { __builtin_prefetch(&places_[first_place_of(word_hash)]); }
    // Of a word that is not known yet; there may be most_words of them.
    const Patterns& add(std::uint64_t word_hash, std::vector<PatternId> patterns);
    std::size_t size() const { return words_; }

  private:
    // Eight bytes a word, so that many are near: the upper ones of its hash, and where its patterns are.
    static constexpr std::uint64_t patterns_bits = 0xFFFF;
    static constexpr std::uint64_t free = 0;
    static constexpr std::uint64_t none = 1;  // the patterns of words that fit none
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
    Patterns no_patterns_;
    std::deque<Patterns> patterns_ = std::deque<Patterns>(none + 1);
    std::size_t words_ = 0;
};

}  // namespace tidings
