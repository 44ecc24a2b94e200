#include "store/trace_runs.h"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <algorithm>
#include <filesystem>
#include <limits>

#include "support/golden.h"
#include "support/temp_folder.h"

namespace tidings::store {
namespace {

namespace fs = std::filesystem;
using Keys = std::vector<TraceKey>;

constexpr TraceKey lowest = std::numeric_limits<TraceKey>::min();
constexpr TraceKey highest = std::numeric_limits<TraceKey>::max();

// All over the range, below zero too.
Keys some_keys(std::size_t count, std::uint64_t seed) {
    Keys keys;
    for (std::uint64_t i = 0; i < count; ++i)
        keys.push_back(static_cast<TraceKey>((i + seed) * 0x9E3779B97F4A7C15U));
    std::ranges::sort(keys);
    return keys;
}

Keys stored(const Database& db, TraceKey first = lowest, TraceKey last = highest) {
    Keys found;
    find_in_runs(db, first, last, 1'000'000, found);
    return found;
}

Keys both(const Keys& a, const Keys& b) {
    Keys all;
    std::ranges::set_union(a, b, std::back_inserter(all));
    return all;
}

TEST(TraceRuns, HoldWhatWasAddedInOrderAndOnce) {
    Database db = Database::in_memory();
    EXPECT_FALSE(has_runs(db));
    Transaction tx(db);
    add_to_runs(tx, some_keys(5000, 1));
    add_to_runs(tx, some_keys(20, 4990));
    add_to_runs(tx, Keys{lowest, 0, highest});
    add_to_runs(tx, some_keys(3000, 9000));
    EXPECT_TRUE(has_runs(db));
    EXPECT_EQ(stored(db), both(both(some_keys(5009, 1), Keys{lowest, 0, highest}), some_keys(3000, 9000)));
}

TEST(TraceRuns, AreFoundByTheirRangeEvenAcrossRuns) {
    Database db = Database::in_memory();
    Transaction tx(db);
    const Keys keys = some_keys(3000, 7);
    add_to_runs(tx, keys);
    for (std::size_t from = 0; from + 700 < keys.size(); from += 97)
        EXPECT_EQ(stored(db, keys[from], keys[from + 699]),
                  Keys(keys.begin() + static_cast<std::ptrdiff_t>(from),
                       keys.begin() + static_cast<std::ptrdiff_t>(from + 700)));
    EXPECT_TRUE(stored(db, keys[5] + 1, keys[6] - 1).empty());
}

TEST(TraceRuns, GiveNoMoreThanTheyAreAskedFor) {
    Database db = Database::in_memory();
    Transaction tx(db);
    add_to_runs(tx, some_keys(1000, 7));
    Keys found{5};
    find_in_runs(db, lowest, highest, 3, found);
    EXPECT_EQ(found.size(), 4u);
}

TEST(TraceRuns, AreMadeOfTheRowsOfAnOlderDatabase) {
    const support::TempFolder folder;
    sqlite3* old = nullptr;
    ASSERT_EQ(sqlite3_open((folder / "tidings.db").c_str(), &old), SQLITE_OK);
    for (const auto& step :
         {"0001-first.sql", "0002-polling.sql", "0003-stories.sql", "0004-publishing.sql", "0005-issues.sql",
          "0006-delivery.sql", "0007-people.sql", "0008-speed.sql", "0010-held-sends.sql"})
        sqlite3_exec(old, support::read_bytes(fs::path(PROJECT_ROOT) / "src/store/schema" / step).c_str(),
                     nullptr, nullptr, nullptr);
    for (const TraceKey key : some_keys(2000, 3))
        sqlite3_exec(old, ("insert into traces values (" + std::to_string(key) + ")").c_str(), nullptr,
                     nullptr, nullptr);
    sqlite3_exec(old, "pragma user_version = 9", nullptr, nullptr, nullptr);
    sqlite3_close(old);
    EXPECT_EQ(stored(Database::open(folder / "tidings.db")), some_keys(2000, 3));
}

}  // namespace
}  // namespace tidings::store
