#include "dedupe/boilerplate.h"

#include <algorithm>

#include "text/hash.h"
#include "text/html_text.h"
#include "text/stock_footers.h"
#include "text/words.h"

namespace tidings {
namespace {

constexpr std::size_t blocks_at_the_beginning = 2;
constexpr std::size_t blocks_at_the_end = 3;

std::vector<std::string_view> blocks_of(std::string_view text) {
    std::vector<std::string_view> blocks;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        if (end > 0) blocks.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return blocks;
}

bool is_at_the_edge(std::size_t block, std::size_t blocks) {
    return block < blocks_at_the_beginning || block + blocks_at_the_end >= blocks;
}

// By its words, so that a copy with other white space or punctuation is the same block.
std::uint64_t block_hash(std::string_view block) { return hash64(joined_words(block)); }

}  // namespace

std::string text_of(const Item& item) {
    return without_stock_footers(item.content.empty() ? item.summary : html_to_text(item.content.html()));
}

std::vector<std::uint64_t> edge_blocks(std::string_view text) {
    std::vector<std::uint64_t> hashes;
    const std::vector<std::string_view> blocks = blocks_of(text);
    for (std::size_t i = 0; i < blocks.size(); ++i)
        if (is_at_the_edge(i, blocks.size())) hashes.push_back(block_hash(blocks[i]));
    std::ranges::sort(hashes);
    hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
    return hashes;
}

std::string without_blocks(std::string_view text, const std::vector<std::uint64_t>& boilerplate) {
    if (boilerplate.empty()) return std::string(text);
    std::string kept;
    const std::vector<std::string_view> blocks = blocks_of(text);
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const bool dropped = is_at_the_edge(i, blocks.size()) &&
                             std::ranges::find(boilerplate, block_hash(blocks[i])) != boilerplate.end();
        if (dropped) continue;
        if (!kept.empty()) kept += '\n';
        kept += blocks[i];
    }
    return kept;
}

}  // namespace tidings
