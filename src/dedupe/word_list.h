#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/item.h"

namespace tidings {

// The words of a text, folded, as hashes: what identity, traces and the likeness of texts are made of.
struct WordList {
    std::vector<std::uint64_t> hashes;    // in the order of the text
    std::vector<std::size_t> block_ends;  // of each block (a line that is not empty), in words

    std::size_t blocks() const { return block_ends.size(); }
    std::span<const std::uint64_t> block(std::size_t number) const;
};

WordList read_words(std::string_view text);

// A text, and its words: read once, then handed on.
struct TextReading {
    std::string text;  // plain, a block a line
    WordList words;
};

// An item's text as dedupe reads it: without stock footers.
TextReading read_text(const Item& item);

std::uint64_t hash_of(std::span<const std::uint64_t> words);

// Every three words that follow each other; fewer words are one shingle. In the order of the text.
std::vector<std::uint64_t> shingles_of(std::span<const std::uint64_t> words);

// Sorts, and keeps of equal ones the first.
void sort_once(std::vector<std::uint64_t>& hashes);

}  // namespace tidings
