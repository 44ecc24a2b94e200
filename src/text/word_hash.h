#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace tidings {

// The 64-bit hash of a folded word: equal on all machines and in all versions, since the shingle index stores
// it. Not cryptographic.
std::uint64_t word_hash(std::string_view folded_word);

// Appends the hashes of the words of a text, as words() cuts and folds them, in one pass over its bytes.
void append_word_hashes(std::string_view text, std::vector<std::uint64_t>& hashes);

}  // namespace tidings
