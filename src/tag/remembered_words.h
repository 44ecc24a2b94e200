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

// One of 63 bits, which a pattern shares with some others: marks tell of most patterns that they are missing.
inline std::uint64_t mark_of(PatternId pattern) { return std::uint64_t{1} << (pattern % 63); }
constexpr std::uint64_t mark_of_no_pattern = std::uint64_t{1} << 63U;

// The patterns that a word fits, sorted, each once.
struct Patterns {
    std::span<const PatternId> ids;
    std::uint64_t marks = 0;  // of all of them
    // Of the patterns that must come next in the phrases that begin with one of them; mark_of_no_pattern if
    // one of these phrases is of one word.
    std::uint64_t next_marks = 0;
};

// Which patterns words fit, by the words' hashes. Most fit none.
class RememberedWords {
  public:
    static constexpr std::size_t most_words = 0xFFFF - 1;

    // Null if the word is not known yet.
    const Patterns* find(std::uint64_t word_hash) const {
        const std::uint64_t place = places_[place_of(word_hash)];
        return patterns_[place & patterns_bits].get();
    }
    // Brings near what find will read.
    void prefetch(std::uint64_t word_hash) const { __builtin_prefetch(&places_[first_place_of(word_hash)]); }
    // Of a word that is not known yet; there may be most_words of them. `ids` are sorted, each once.
    const Patterns& add(std::uint64_t word_hash, std::vector<PatternId> ids, std::uint64_t next_marks);
    std::size_t size() const { return words_; }

  private:
    // Eight bytes a word, so that many are near: the upper ones of its hash, and where its patterns are.
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
    // Words that fit the same patterns, above all none, share them: so what is mostly read is near.
    std::map<std::vector<PatternId>, std::uint64_t> numbers_;
    std::vector<std::unique_ptr<const Patterns>> patterns_ =
        std::vector<std::unique_ptr<const Patterns>>(free + 1);  // by number; the first one is null
    std::size_t words_ = 0;
};

}  // namespace tidings
