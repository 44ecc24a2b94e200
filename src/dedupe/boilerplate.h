#pragma once

#include <cstdint>
#include <vector>

#include "dedupe/word_list.h"

namespace tidings {

// A block that a feed puts under this many different titles belongs to the feed and not to its items.
constexpr int titles_of_boilerplate = 3;

// The blocks of a text that may turn out to be boilerplate, as hashes of their words: those at its beginning
// and end, where feeds put what they say under every item. Sorted, each once.
std::vector<std::uint64_t> edge_blocks(const WordList& words);

// Leaves out of the text those of its edge blocks that are in `boilerplate`. True if there were any.
bool drop_blocks(TextReading& reading, const std::vector<std::uint64_t>& boilerplate);

}  // namespace tidings
