#include "store/database.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "base/result.h"
#include "support/temp_folder.h"

namespace tidings::store {
namespace {

Code code_of(const std::function<void()>& work) {
    try {
        work();
    } catch (const Failure& failure) {
        return failure.error().code;
    }
    return Code{};
}

TEST(Transaction, LeavesNothingOfWhatWasNotCommitted) {
    Database db = Database::in_memory();
    {
        Transaction tx(db);
        tx.run("insert into facts (name, value) values ('a', '1')");
    }
    EXPECT_FALSE(db.query("select 1 from facts").next());
}

TEST(Database, IsForItsOwnerAloneHoweverItWasMade) {
    const support::TempFolder folder;
    const auto mode = [&](const char* name) { return std::filesystem::status(folder / name).permissions(); };
    { Database made = Database::open(folder / "hub.db"); }
    std::filesystem::permissions(folder / "hub.db", std::filesystem::perms{0644});
    for (const char* copy : {"hub.db.before-0005", "hub.db.before-4"})
        std::filesystem::copy(folder / "hub.db", folder / copy);
    const Database opened = Database::open(folder / "hub.db");
    EXPECT_EQ(mode("hub.db.before-0005"), std::filesystem::perms{0600});
    EXPECT_EQ(mode("hub.db.before-4"), std::filesystem::perms{0600}) << "as older versions named them";
    EXPECT_EQ(mode("hub.db"), std::filesystem::perms{0600});
    EXPECT_EQ(mode("hub.db-wal"), std::filesystem::perms{0600});
}

TEST(Snapshot, ReadsAsOfOneMomentWhateverIsWrittenMeanwhile) {
    const support::TempFolder folder;
    Database reader = Database::open(folder / "hub.db"), writer = Database::open(folder / "hub.db");
    const auto facts = [&] {
        Rows rows = reader.query("select count(*) from facts where name = 'a'");
        return rows.next() ? rows.integer(0) : -1;
    };
    {
        const Snapshot as_of_now(reader);
        EXPECT_EQ(facts(), 0);
        Transaction tx(writer);
        tx.run("insert into facts (name, value) values ('a', '1')");
        tx.commit();
        EXPECT_EQ(facts(), 0);
    }
    EXPECT_EQ(facts(), 1);
}

TEST(Database, BindsTextThatLooksLikeSqlAsText) {
    Database db = Database::in_memory();
    const std::string hostile = "'); drop table facts; --";
    Transaction tx(db);
    tx.run("insert into facts (name, value) values (?, ?)", {hostile, "1"});
    tx.commit();
    Rows rows = db.query("select name from facts");
    ASSERT_TRUE(rows.next());
    EXPECT_EQ(rows.text(0), hostile);
}

TEST(Database, TellsAWrongNumberOfValues) {
    Database db = Database::in_memory();
    EXPECT_EQ(code_of([&] { db.query("select ?, ?", {1}); }), Code::bug);
}

TEST(Database, ReadsOneStatementTwiceAtOnce) {
    Database db = Database::in_memory();
    Transaction tx(db);
    tx.run("insert into facts (name, value) values ('a', '1'), ('b', '2')");
    Rows outer = db.query("select name from facts order by name");
    ASSERT_TRUE(outer.next());
    Rows inner = db.query("select name from facts order by name");
    ASSERT_TRUE(inner.next());
    EXPECT_EQ(inner.text(0), "a");
    ASSERT_TRUE(outer.next());
    EXPECT_EQ(outer.text(0), "b");
}

TEST(Database, KeepsWhatAnEarlierProcessCommitted) {
    const support::TempFolder folder;
    {
        Database db = Database::open(folder / "tidings.db");
        Transaction tx(db);
        tx.run("insert into facts (name, value) values ('a', '1')");
        tx.commit();
    }
    EXPECT_TRUE(Database::open(folder / "tidings.db").query("select 1 from facts").next());
}

TEST(Database, SaysThatAFileIsNoDatabase) {
    const support::TempFolder folder;
    folder.write("tidings.db", std::string(4096, 'x'));
    EXPECT_EQ(code_of([&] { Database::open(folder / "tidings.db"); }), Code::disk);
}

TEST(Database, SaysThatItsFolderIsMissing) {
    EXPECT_EQ(code_of([] { Database::open("/nowhere/tidings.db"); }), Code::disk);
}

TEST(Database, RefusesAFileFromANewerVersion) {
    const support::TempFolder folder;
    {
        Database db = Database::open(folder / "tidings.db");
        Transaction tx(db);
        tx.run("pragma user_version = 999");
        tx.commit();
    }
    EXPECT_EQ(code_of([&] { Database::open(folder / "tidings.db"); }), Code::configuration);
}

}  // namespace
}  // namespace tidings::store
