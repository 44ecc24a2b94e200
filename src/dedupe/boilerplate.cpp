#include "dedupe/boilerplate.h"

#include <algorithm>
#include <string_view>

namespace tidings {
namespace {

constexpr std::size_t blocks_at_the_beginning = 2;
constexpr std::size_t blocks_at_the_end = 3;

bool is_at_the_edge(std::size_t block, std::size_t blocks) {
    return block < blocks_at_the_beginning || block + blocks_at_the_end >= blocks;
}

std::vector<bool> which_to_drop(const WordList& words, const std::vector<std::uint64_t>& boilerplate) {
    std::vector<bool> dropped(words.blocks(), false);
    for (std::size_t i = 0; i < words.blocks(); ++i)
        dropped[i] = is_at_the_edge(i, words.blocks()) &&
                     std::ranges::find(boilerplate, hash_of(words.block(i))) != boilerplate.end();
    return dropped;
}

WordList without(const WordList& words, const std::vector<bool>& dropped) {
    WordList kept;
    for (std::size_t i = 0; i < words.blocks(); ++i) {
        if (dropped[i]) continue;
        const std::span<const std::uint64_t> block = words.block(i);
        kept.hashes.insert(kept.hashes.end(), block.begin(), block.end());
        kept.block_ends.push_back(kept.hashes.size());
    }
    return kept;
}

std::string without(std::string_view text, const std::vector<bool>& dropped) {
    std::string kept;
    kept.reserve(text.size());
    std::size_t block = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        if (end > 0 && !dropped[block++]) {
            if (!kept.empty()) kept += '\n';
            kept += text.substr(0, end);
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return kept;
}

}  // namespace

// By its words, so that a copy with other white space or punctuation is the same block.
std::vector<std::uint64_t> edge_blocks(const WordList& words) {
    std::vector<std::uint64_t> hashes;
    for (std::size_t i = 0; i < words.blocks(); ++i)
        if (is_at_the_edge(i, words.blocks())) hashes.push_back(hash_of(words.block(i)));
    sort_once(hashes);
    return hashes;
}

bool drop_blocks(TextReading& reading, const std::vector<std::uint64_t>& boilerplate) {
    if (boilerplate.empty()) return false;
    const std::vector<bool> dropped = which_to_drop(reading.words, boilerplate);
    if (std::ranges::find(dropped, true) == dropped.end()) return false;
    reading.text = without(reading.text, dropped);
    reading.words = without(reading.words, dropped);
    return true;
}

}  // namespace tidings
