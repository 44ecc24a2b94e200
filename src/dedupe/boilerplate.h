#pragma once

#include <cstdint>
#include <vector>

#include "dedupe/word_list.h"

namespace tidings {

// A paragraph that occurs in a feed under this many different titles counts as boilerplate.
constexpr int titles_of_boilerplate = 3;

// Hashes of the first and last paragraphs of a text, where feeds repeat boilerplate. Sorted and distinct.
std::vector<std::uint64_t> edge_blocks(const WordList& words);

// Removes the edge paragraphs of the text that are in `boilerplate`. True if any was removed.
bool drop_blocks(TextReading& reading, const std::vector<std::uint64_t>& boilerplate);

}  // namespace tidings
