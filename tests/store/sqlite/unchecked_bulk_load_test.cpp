#include "store/sqlite/unchecked_bulk_load.h"

#include <gtest/gtest.h>

#include "base/result.h"
#include "store/sqlite/relaxed_durability.h"

namespace tidings::store {
namespace {

// Whether the database takes a row whose value its CHECK constraint does not have, and one that refers to a
// row that is not there.
bool takes_an_unknown_state(Database& db) try {
    Transaction tx(db);
    tx.run("insert into stories (curation, first_seen) values ('unheard of', 1)");
    return true;
} catch (const Failure&) {
    return false;
}

bool takes_a_missing_reference(Database& db) try {
    Transaction tx(db);
    tx.run("insert into feed_tags (feed, tag) values (4711, 'helpline')");
    return true;
} catch (const Failure&) {
    return false;
}

std::int64_t pragma(const Database& db, std::string_view sql) {
    Rows rows = db.query(sql);
    return rows.next() ? rows.integer(0) : -1;
}

TEST(UncheckedBulkLoad, ChecksNothingUntilItIsOver) {
    Database db = Database::in_memory();
    {
        const UncheckedBulkLoad load(db);
        EXPECT_TRUE(takes_an_unknown_state(db));
        EXPECT_TRUE(takes_a_missing_reference(db));
        EXPECT_EQ(pragma(db, "pragma secure_delete"), 0);
    }
    EXPECT_FALSE(takes_an_unknown_state(db));
    EXPECT_FALSE(takes_a_missing_reference(db));
    EXPECT_EQ(pragma(db, "pragma secure_delete"), 1);
}

TEST(RelaxedDurability, ChecksEveryRowAndOverwritesWhatIsErased) {
    Database db = Database::in_memory();
    const RelaxedDurability relaxed(db);
    EXPECT_FALSE(takes_an_unknown_state(db));
    EXPECT_FALSE(takes_a_missing_reference(db));
    EXPECT_EQ(pragma(db, "pragma secure_delete"), pragma(Database::in_memory(), "pragma secure_delete"));
}

TEST(RelaxedDurability, WaitsForTheDiskAgainOnceItIsOver) {
    Database db = Database::in_memory();
    constexpr std::int64_t normal = 1, full = 2;
    {
        const RelaxedDurability relaxed(db);
        EXPECT_EQ(pragma(db, "pragma synchronous"), normal);
    }
    EXPECT_EQ(pragma(db, "pragma synchronous"), full);
}

}  // namespace
}  // namespace tidings::store
