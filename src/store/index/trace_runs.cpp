#include "store/index/trace_runs.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <string>
#include <string_view>

#include "store/sqlite/packed_numbers.h"

namespace tidings::store {
namespace {

constexpr std::size_t most_keys = 500;  // of a run, so that a page of 16 KiB holds some
constexpr std::size_t usual_keys = 300;
constexpr TraceKey lowest = std::numeric_limits<TraceKey>::min();  // where the first run begins

struct Statements {
    std::string_view any, all, own, next, found, write;
};

constexpr Statements of_traces{
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

const Statements& statements_of(Runs runs) { return runs == Runs::traces ? of_traces : of_keys; }

std::size_t size_of(std::string_view run) { return run.size() / bytes_of_a_number; }

// The first key of a run that is not below `key`.
std::size_t lower_bound(std::string_view run, TraceKey key) {
    std::size_t from = 0;
    for (std::size_t size = size_of(run); size > 0;) {
        const std::size_t half = size / 2;
        const bool below = number_at(run, from + half) < key;
        from += below ? half + 1 : 0;
        size = below ? size - half - 1 : half;
    }
    return from;
}

std::vector<TraceKey> unpacked(std::string_view run) {
    std::vector<TraceKey> keys(size_of(run));
    for (std::size_t i = 0; i < keys.size(); ++i) keys[i] = number_at(run, i);
    return keys;
}

std::vector<TraceKey> merged(std::string_view run, std::span<const TraceKey> keys) {
    const std::vector<TraceKey> before = unpacked(run);
    std::vector<TraceKey> all;
    all.reserve(before.size() + keys.size());
    std::ranges::set_union(before, keys, std::back_inserter(all));
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

void write_run(Transaction& tx, Runs runs, TraceKey first, std::span<const TraceKey> keys) {
    std::string bytes;
    bytes.reserve(keys.size_bytes());
    for (const TraceKey key : keys) append_number(bytes, key);
    tx.run(statements_of(runs).write, {first, Blob{bytes}});
}

// As one run, or as several of equal size.
void write_runs(Transaction& tx, Runs runs, TraceKey first, std::span<const TraceKey> keys) {
    const std::size_t count = keys.size() <= most_keys ? 1 : (keys.size() + usual_keys - 1) / usual_keys;
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t begin = keys.size() * i / count;
        const std::size_t end = keys.size() * (i + 1) / count;
        write_run(tx, runs, i == 0 ? first : keys[begin], keys.subspan(begin, end - begin));
    }
}

// How many of the keys belong to the run that begins at `first`.
std::size_t count_of_run(const Database& db, Runs runs, TraceKey first, std::span<const TraceKey> keys) {
    Rows next = db.query(statements_of(runs).next, {first});
    if (!next.next()) return keys.size();
    return static_cast<std::size_t>(std::ranges::lower_bound(keys, next.integer(0)) - keys.begin());
}

}  // namespace

void add_to_runs(Transaction& tx, Runs runs, std::span<const TraceKey> keys) {
    while (!keys.empty()) {
        TraceKey first = lowest;
        std::string run;
        {
            Rows rows = tx.db().query(statements_of(runs).own, {keys.front()});
            if (rows.next()) {
                first = rows.integer(0);
                run = rows.text(1);
            }
        }
        const std::size_t count = count_of_run(tx.db(), runs, first, keys);
        write_runs(tx, runs, first, merged(run, keys.first(count)));
        keys = keys.subspan(count);
    }
}

void find_in_runs(const Database& db, Runs runs, TraceKey first, TraceKey last, std::size_t most,
                  std::vector<TraceKey>& found) {
    const std::size_t end = found.size() + most;
    Rows rows = db.query(statements_of(runs).found, {first, last});
    while (found.size() < end && rows.next()) {
        const std::string_view run = rows.bytes(0);
        for (std::size_t i = lower_bound(run, first); i < size_of(run) && found.size() < end; ++i) {
            if (number_at(run, i) > last) return;
            found.push_back(number_at(run, i));
        }
    }
}

bool each_run(const Database& db, Runs runs, const std::function<bool(std::span<const TraceKey>)>& take) {
    Rows rows = db.query(statements_of(runs).all);
    while (rows.next())
        if (!take(unpacked(rows.bytes(0)))) return false;
    return true;
}

bool has_runs(const Database& db, Runs runs) { return db.query(statements_of(runs).any).next(); }

}  // namespace tidings::store
