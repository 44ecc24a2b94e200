#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace tidings {

// The hash of a folded word: the same on every machine and for ever, as stored traces need. Not for secrets.
std::uint64_t word_hash(std::string_view folded_word);

// Appends the hashes of the words of a text, as words() cuts and folds them, in one walk over its bytes.
void append_word_hashes(std::string_view text, std::vector<std::uint64_t>& hashes);

}  // namespace tidings
