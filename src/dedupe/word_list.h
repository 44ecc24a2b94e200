#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace tidings {

// A word of a text: the hash of its folded form, and what the rules ask of it.
struct ReadWord {
    std::uint64_t hash = 0;
    bool has_digit = false;
    bool is_long = false;  // and so tells more than "of" and "the"
};

// The words of a text, read once: identity, traces and likeness of texts are all made of these.
struct WordList {
    std::vector<std::uint64_t> hashes;                 // in the order of the text
    std::vector<std::uint64_t> with_digit, long_ones;  // of those of the first words_compared
    std::vector<std::size_t> block_ends;  // where each block (a line that is not empty) ends, in words

    std::span<const std::uint64_t> block(std::size_t number) const;
};

// Of longer texts the rules compare this many words.
constexpr std::size_t words_compared = 3000;

WordList read_words(std::string_view text);

std::uint64_t hash_of(std::span<const std::uint64_t> words);

// Every three words that follow each other; of fewer words those. As they stand in the text.
std::vector<std::uint64_t> shingles_of(std::span<const std::uint64_t> words);

}  // namespace tidings
