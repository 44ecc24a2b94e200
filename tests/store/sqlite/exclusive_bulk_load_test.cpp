#include "store/sqlite/exclusive_bulk_load.h"

#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <future>
#include <optional>

#include "support/temp_folder.h"

namespace tidings::store {
namespace {

void note(Database& db, const char* name) {
    Transaction tx(db);
    tx.run("insert into facts (name, value) values (?, '')", {name});
    tx.commit();
}

std::int64_t notes(const Database& db) {
    Rows rows = db.query("select count(*) from facts where name in ('a', 'b', 'c')");
    return rows.next() ? rows.integer(0) : -1;
}

std::string mode(const Database& db) {
    Rows rows = db.query("pragma journal_mode");
    return rows.next() ? rows.text(0) : "";
}

TEST(ExclusiveBulkLoad, LetsOthersInOnceItIsOver) {
    const support::TempFolder folder;
    Database db = Database::open(folder / "hub.db");
    std::optional<ExclusiveBulkLoad> alone(db);
    auto seen = std::async(std::launch::async, [&] { return notes(Database::open(folder / "hub.db")); });
    note(db, "a");
    EXPECT_EQ(mode(db), "truncate");
    EXPECT_EQ(seen.wait_for(std::chrono::milliseconds(200)), std::future_status::timeout);
    note(db, "b");
    alone.reset();
    EXPECT_EQ(seen.get(), 2);
    EXPECT_EQ(mode(db), "wal");
}

TEST(ExclusiveBulkLoad, KeepsOtherProgramsOutWhenItBeginsToWrite) {
    const support::TempFolder folder;
    Database db = Database::open(folder / "hub.db");
    std::optional<ExclusiveBulkLoad> alone(db);
    note(db, "a");
    alone->start_write_back();
    const std::string look =
        "sqlite3 '" + (folder / "hub.db").string() + "' 'select name from facts' > /dev/null 2>&1";
    EXPECT_NE(std::system(look.c_str()), 0);
    alone.reset();
    EXPECT_EQ(std::system(look.c_str()), 0);
}

TEST(ExclusiveBulkLoad, IsNotHadBesideSomebodyElse) {
    const support::TempFolder folder;
    Database db = Database::open(folder / "hub.db"), other = Database::open(folder / "hub.db");
    const ExclusiveBulkLoad alone(db);
    EXPECT_EQ(mode(db), "wal");
    const Snapshot as_of_now(other);
    EXPECT_EQ(notes(other), 0);
    note(db, "a");
    EXPECT_EQ(notes(other), 0) << "who reads hinders nobody who writes";
}

TEST(ExclusiveBulkLoad, LeavesTheLogAsItWas) {
    const support::TempFolder folder;
    Database db = Database::open(folder / "hub.db");
    { const ExclusiveBulkLoad alone(db); }
    Database other = Database::open(folder / "hub.db");
    const Snapshot as_of_now(other);
    EXPECT_EQ(notes(other), 0);
    note(db, "a");
    EXPECT_EQ(mode(db), "wal");
    EXPECT_FALSE(std::filesystem::exists(folder / "hub.db-journal"));
}

TEST(ExclusiveBulkLoad, ChangesNothingOfADatabaseInMemory) {
    Database db = Database::in_memory();
    {
        const ExclusiveBulkLoad alone(db);
        note(db, "a");
    }
    note(db, "b");
    EXPECT_EQ(notes(db), 2);
}

}  // namespace
}  // namespace tidings::store
