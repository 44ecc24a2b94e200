#include "store/feeds/blocks.h"

#include <algorithm>
#include <limits>
#include <string>
#include <string_view>

#include "store/sqlite/packed_numbers.h"

namespace tidings::store {
namespace {

constexpr std::int64_t titles_of_a_common_block = 3;

// What is known of a block. Titles are told apart until it is common.
struct Block {
    std::int64_t hash = 0, first_title = 0, second_title = 0, titles = 0;
};

constexpr std::size_t numbers_of_a_block = 4;
constexpr std::size_t most_blocks = 120;  // of a run: several to a page
constexpr std::size_t usual_blocks = 80;

// Some of a feed's blocks, in the order of their hashes: those from its own first one up to the next run's.
// So a document that is new costs a few rows, and not one for each block.
struct Run {
    std::int64_t first = std::numeric_limits<std::int64_t>::min();  // where a feed's first run begins
    std::int64_t last = std::numeric_limits<std::int64_t>::max();
    std::vector<Block> blocks{};
};

std::vector<Block> unpacked(std::string_view packed) {
    std::vector<Block> blocks(packed.size() / (numbers_of_a_block * bytes_of_a_number));
    for (std::size_t i = 0, at = 0; i < blocks.size(); ++i, at += numbers_of_a_block)
        blocks[i] = {number_at(packed, at), number_at(packed, at + 1), number_at(packed, at + 2),
                     number_at(packed, at + 3)};
    return blocks;
}

Run run_of(const Database& db, FeedId feed, std::int64_t hash) {
    Run run;
    Rows own = db.query(
        "select first, blocks from block_runs where feed = ? and first <= ? order by first desc limit 1",
        {feed, hash});
    if (own.next()) run = {.first = own.integer(0), .blocks = unpacked(own.bytes(1))};
    Rows next = db.query("select first from block_runs where feed = ? and first > ? order by first limit 1",
                         {feed, run.first});
    if (next.next()) run.last = next.integer(0) - 1;
    return run;
}

void write(Transaction& tx, FeedId feed, std::int64_t first, const Block* begin, const Block* end) {
    std::string packed;
    for (; begin != end; ++begin)
        for (const std::int64_t number :
             {begin->hash, begin->first_title, begin->second_title, begin->titles})
            append_number(packed, number);
    tx.run(R"(insert into block_runs (feed, first, blocks) values (?, ?, ?)
              on conflict (feed, first) do update set blocks = excluded.blocks)",
           {feed, first, Blob{packed}});
}

// As one row, or as several of equal size.
void write(Transaction& tx, FeedId feed, const Run& run) {
    const std::size_t size = run.blocks.size();
    const std::size_t rows = size <= most_blocks ? 1 : (size + usual_blocks - 1) / usual_blocks;
    for (std::size_t i = 0; i < rows; ++i) {
        const Block* begin = run.blocks.data() + size * i / rows;
        write(tx, feed, i == 0 ? run.first : begin->hash, begin, run.blocks.data() + size * (i + 1) / rows);
    }
}

// True if the block has become common by this.
bool add_title(Block& block, std::int64_t title) {
    const bool is_known = block.titles > 0 && (title == block.first_title || title == block.second_title);
    if (is_known || block.titles >= titles_of_a_common_block) return false;
    if (block.titles == 0) block.first_title = title;
    if (block.titles == 1) block.second_title = title;
    return ++block.titles == titles_of_a_common_block;
}

Block& block_in(Run& run, std::int64_t hash) {
    const auto place = std::ranges::lower_bound(run.blocks, hash, {}, &Block::hash);
    if (place != run.blocks.end() && place->hash == hash) return *place;
    return *run.blocks.insert(place, Block{.hash = hash});
}

std::int64_t stored(std::uint64_t hash) { return static_cast<std::int64_t>(hash); }

}  // namespace

void learn_blocks(Transaction& tx, FeedId feed, std::vector<ShownBlock> shown) {
    const auto hash_of = [](const ShownBlock& each) { return stored(each.block); };
    std::ranges::stable_sort(shown, {}, hash_of);
    for (auto each = shown.begin(); each != shown.end();) {
        Run run = run_of(tx.db(), feed, hash_of(*each));
        for (; each != shown.end() && hash_of(*each) <= run.last; ++each)
            if (add_title(block_in(run, hash_of(*each)), stored(each->title)))
                tx.run("insert into common_blocks (feed, hash) values (?, ?)", {feed, hash_of(*each)});
        write(tx, feed, run);
    }
}

std::vector<std::uint64_t> common_blocks(const Database& db, FeedId feed) {
    std::vector<std::uint64_t> common;
    Rows rows = db.query("select hash from common_blocks where feed = ?", {feed});
    while (rows.next()) common.push_back(static_cast<std::uint64_t>(rows.integer(0)));
    return common;
}

}  // namespace tidings::store
