#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/item.h"

namespace tidings {

// An item's text as dedupe reads it: plain, a block a line, without stock footers.
std::string text_of(const Item& item);

// A block that a feed puts under this many different titles belongs to the feed and not to its items.
constexpr int titles_of_boilerplate = 3;

// The blocks of a text that may turn out to be boilerplate, as hashes: those at its beginning and end, where
// feeds put what they say under every item.
std::vector<std::uint64_t> edge_blocks(std::string_view text);

// The text without those of its edge blocks that are in `boilerplate`.
std::string without_blocks(std::string_view text, const std::vector<std::uint64_t>& boilerplate);

}  // namespace tidings
