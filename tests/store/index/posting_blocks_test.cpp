#include "store/index/posting_blocks.h"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <algorithm>
#include <filesystem>
#include <limits>

#include "store/feeds/paragraphs.h"
#include "support/golden.h"
#include "support/temp_folder.h"

namespace tidings::store {
namespace {

namespace fs = std::filesystem;
using Keys = std::vector<Posting>;

constexpr Posting lowest = std::numeric_limits<Posting>::min();
constexpr Posting highest = std::numeric_limits<Posting>::max();

// All over the range, below zero too.
Keys some_keys(std::size_t count, std::uint64_t seed) {
    Keys keys;
    for (std::uint64_t i = 0; i < count; ++i)
        keys.push_back(static_cast<Posting>((i + seed) * 0x9E3779B97F4A7C15U));
    std::ranges::sort(keys);
    return keys;
}

Keys stored(const Database& db, Posting first = lowest, Posting last = highest) {
    Keys found;
    find_postings(db, PostingTable::shingles, first, last, 1'000'000, found);
    return found;
}

Keys both(const Keys& a, const Keys& b) {
    Keys all;
    std::ranges::set_union(a, b, std::back_inserter(all));
    return all;
}

TEST(PostingBlocks, HoldWhatWasAddedInOrderAndOnce) {
    Database db = Database::in_memory();
    EXPECT_FALSE(has_postings(db, PostingTable::shingles));
    Transaction tx(db);
    add_postings(tx, PostingTable::shingles, some_keys(5000, 1));
    add_postings(tx, PostingTable::shingles, some_keys(20, 4990));
    add_postings(tx, PostingTable::shingles, Keys{lowest, 0, highest});
    add_postings(tx, PostingTable::shingles, some_keys(3000, 9000));
    EXPECT_TRUE(has_postings(db, PostingTable::shingles));
    EXPECT_FALSE(has_postings(db, PostingTable::keys));
    EXPECT_EQ(stored(db), both(both(some_keys(5009, 1), Keys{lowest, 0, highest}), some_keys(3000, 9000)));
}

TEST(PostingBlocks, AreFoundByTheirRangeEvenAcrossBlocks) {
    Database db = Database::in_memory();
    Transaction tx(db);
    const Keys keys = some_keys(3000, 7);
    add_postings(tx, PostingTable::shingles, keys);
    for (std::size_t from = 0; from + 700 < keys.size(); from += 97)
        EXPECT_EQ(stored(db, keys[from], keys[from + 699]),
                  Keys(keys.begin() + static_cast<std::ptrdiff_t>(from),
                       keys.begin() + static_cast<std::ptrdiff_t>(from + 700)));
    EXPECT_TRUE(stored(db, keys[5] + 1, keys[6] - 1).empty());
}

TEST(PostingBlocks, GiveNoMoreThanTheyAreAskedFor) {
    Database db = Database::in_memory();
    Transaction tx(db);
    add_postings(tx, PostingTable::shingles, some_keys(1000, 7));
    Keys found{5};
    find_postings(db, PostingTable::shingles, lowest, highest, 3, found);
    EXPECT_EQ(found.size(), 4u);
}

// A file as step 10 left it, with rows of its own.
void make_as_of_step_10(const fs::path& file, const std::string& rows) {
    sqlite3* old = nullptr;
    ASSERT_EQ(sqlite3_open(file.c_str(), &old), SQLITE_OK);
    for (const auto& step :
         {"0001-first.sql", "0002-polling.sql", "0003-stories.sql", "0004-publishing.sql", "0005-issues.sql",
          "0006-delivery.sql", "0007-people.sql", "0008-speed.sql", "0010-held-sends.sql"})
        sqlite3_exec(old, support::read_bytes(fs::path(PROJECT_ROOT) / "src/store/schema" / step).c_str(),
                     nullptr, nullptr, nullptr);
    ASSERT_EQ(sqlite3_exec(old, ("begin;" + rows + "commit; pragma user_version = 9").c_str(), nullptr,
                           nullptr, nullptr),
              SQLITE_OK)
        << sqlite3_errmsg(old);
    sqlite3_close(old);
}

TEST(PostingBlocks, AreMadeOfTheRowsOfAnOlderDatabase) {
    const support::TempFolder folder;
    std::string rows;
    for (const Posting key : some_keys(2000, 3))
        rows += "insert into traces values (" + std::to_string(key) + ");";
    make_as_of_step_10(folder / "tidings.db", rows);
    EXPECT_EQ(stored(Database::open(folder / "tidings.db")), some_keys(2000, 3));
}

TEST(ParagraphBlocks, AreMadeOfTheRowsOfAnOlderDatabase) {
    const support::TempFolder folder;
    std::string rows = "insert into partners values (1, 'p', 'P', null, '', '', null, 'review');";
    for (int feed = 1; feed <= 2; ++feed) {
        const std::string id = std::to_string(feed);
        rows += "insert into feeds (id, partner, slug, address, next_poll) values (" + id + ", 1, " + id +
                ", 'https://a.example/" + id + "', 0);";
        for (const Posting hash : some_keys(200, 3))
            rows += "insert into blocks values (" + id + ", " + std::to_string(hash) + ", 2, 11, -12);";
    }
    make_as_of_step_10(folder / "tidings.db", rows + "update blocks set titles = 3 where feed = 2;");
    Database db = Database::open(folder / "tidings.db");
    Transaction tx(db);
    std::vector<ShownParagraph> shown;
    for (const Posting hash : some_keys(200, 3)) shown.push_back({static_cast<std::uint64_t>(hash), 11});
    learn_paragraphs(tx, FeedId{1}, shown);
    EXPECT_EQ(common_paragraphs(db, FeedId{1}).size(), 0u) << "the title was known";
    for (ShownParagraph& block : shown) block.title = 13;
    learn_paragraphs(tx, FeedId{1}, shown);
    EXPECT_EQ(common_paragraphs(db, FeedId{1}).size(), 200u);
    EXPECT_EQ(common_paragraphs(db, FeedId{2}).size(), 200u);
}

}  // namespace
}  // namespace tidings::store
