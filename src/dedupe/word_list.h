#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/item.h"

namespace tidings {

// The folded words of a text as hashes. Keys, index hashes and shingles are computed from it.
struct WordList {
    std::vector<std::uint64_t> hashes;  // in the order of the text
    std::vector<std::size_t>
        block_ends;  // index after the last word of each paragraph (a line that is not empty)

    std::size_t blocks() const { return block_ends.size(); }
    std::span<const std::uint64_t> block(std::size_t number) const;
};

WordList read_words(std::string_view text);

// A text with its words, tokenized once.
struct TextReading {
    std::string text;  // plain, one paragraph a line
    WordList words;
};

// The text of an item that dedupe compares: plain, without stock footers.
TextReading read_text(const Item& item);

std::uint64_t hash_of(std::span<const std::uint64_t> words);

// Hashes of all runs of three consecutive words (shingles, w = 3; Broder 1997), in the order of the text; a
// shorter text is one shingle.
std::vector<std::uint64_t> shingles_of(std::span<const std::uint64_t> words);

// Sorts and removes duplicates.
void sort_once(std::vector<std::uint64_t>& hashes);

}  // namespace tidings
