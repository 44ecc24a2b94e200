#include "store/index/posting_blocks.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <string>
#include <string_view>

#include "store/sqlite/packed_numbers.h"

namespace tidings::store {
namespace {

constexpr std::size_t most_keys = 500;  // of a block, so that a page of 16 KiB holds some
constexpr std::size_t usual_keys = 300;
constexpr Posting lowest = std::numeric_limits<Posting>::min();  // where the first block begins

struct Statements {
    std::string_view any, all, own, next, found, write;
};

constexpr Statements of_shingles{
    "select 1 from trace_runs limit 1",
    "select keys from trace_runs order by first",
    "select first, keys from trace_runs where first <= ? order by first desc limit 1",
    "select first from trace_runs where first > ? order by first limit 1",
    "select keys from trace_runs where first between coalesce((select max(first) from trace_runs where "
    "first <= ?1), ?1) and ?2 order by first",
    "insert into trace_runs (first, keys) values (?1, ?2) on conflict do update set keys = ?2"};

constexpr Statements of_keys{
    "select 1 from key_runs limit 1",
    "select keys from key_runs order by first",
    "select first, keys from key_runs where first <= ? order by first desc limit 1",
    "select first from key_runs where first > ? order by first limit 1",
    "select keys from key_runs where first between coalesce((select max(first) from key_runs where "
    "first <= ?1), ?1) and ?2 order by first",
    "insert into key_runs (first, keys) values (?1, ?2) on conflict do update set keys = ?2"};

const Statements& statements_of(PostingTable table) {
    return table == PostingTable::shingles ? of_shingles : of_keys;
}

std::size_t size_of(std::string_view block) { return block.size() / bytes_of_a_number; }

// The first key of a block that is not below `key`.
std::size_t lower_bound(std::string_view block, Posting key) {
    std::size_t from = 0;
    for (std::size_t size = size_of(block); size > 0;) {
        const std::size_t half = size / 2;
        const bool below = number_at(block, from + half) < key;
        from += below ? half + 1 : 0;
        size = below ? size - half - 1 : half;
    }
    return from;
}

std::vector<Posting> unpacked(std::string_view block) {
    std::vector<Posting> keys(size_of(block));
    for (std::size_t i = 0; i < keys.size(); ++i) keys[i] = number_at(block, i);
    return keys;
}

std::vector<Posting> merged(std::string_view block, std::span<const Posting> keys) {
    const std::vector<Posting> before = unpacked(block);
    std::vector<Posting> all;
    all.reserve(before.size() + keys.size());
    std::ranges::set_union(before, keys, std::back_inserter(all));
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

void write_block(Transaction& tx, PostingTable table, Posting first, std::span<const Posting> keys) {
    std::string bytes;
    bytes.reserve(keys.size_bytes());
    for (const Posting key : keys) append_number(bytes, key);
    tx.run(statements_of(table).write, {first, Blob{bytes}});
}

// As one block, or as several of equal size.
void write_blocks(Transaction& tx, PostingTable table, Posting first, std::span<const Posting> keys) {
    const std::size_t count = keys.size() <= most_keys ? 1 : (keys.size() + usual_keys - 1) / usual_keys;
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t begin = keys.size() * i / count;
        const std::size_t end = keys.size() * (i + 1) / count;
        write_block(tx, table, i == 0 ? first : keys[begin], keys.subspan(begin, end - begin));
    }
}

// How many of the keys belong to the block that begins at `first`.
std::size_t count_of_block(const Database& db, PostingTable table, Posting first,
                           std::span<const Posting> keys) {
    Rows next = db.query(statements_of(table).next, {first});
    if (!next.next()) return keys.size();
    return static_cast<std::size_t>(std::ranges::lower_bound(keys, next.integer(0)) - keys.begin());
}

}  // namespace

void add_postings(Transaction& tx, PostingTable table, std::span<const Posting> keys) {
    while (!keys.empty()) {
        Posting first = lowest;
        std::string block;
        {
            Rows rows = tx.db().query(statements_of(table).own, {keys.front()});
            if (rows.next()) {
                first = rows.integer(0);
                block = rows.text(1);
            }
        }
        const std::size_t count = count_of_block(tx.db(), table, first, keys);
        write_blocks(tx, table, first, merged(block, keys.first(count)));
        keys = keys.subspan(count);
    }
}

void find_postings(const Database& db, PostingTable table, Posting first, Posting last, std::size_t most,
                   std::vector<Posting>& found) {
    const std::size_t end = found.size() + most;
    Rows rows = db.query(statements_of(table).found, {first, last});
    while (found.size() < end && rows.next()) {
        const std::string_view block = rows.bytes(0);
        for (std::size_t i = lower_bound(block, first); i < size_of(block) && found.size() < end; ++i) {
            if (number_at(block, i) > last) return;
            found.push_back(number_at(block, i));
        }
    }
}

bool each_posting_block(const Database& db, PostingTable table,
                        const std::function<bool(std::span<const Posting>)>& visit) {
    Rows rows = db.query(statements_of(table).all);
    while (rows.next())
        if (!visit(unpacked(rows.bytes(0)))) return false;
    return true;
}

bool has_postings(const Database& db, PostingTable table) {
    return db.query(statements_of(table).any).next();
}

}  // namespace tidings::store
