#include "store/sqlite/grouped_commits.h"

#include <gtest/gtest.h>

#include "store/sqlite/meta.h"
#include "support/temp_folder.h"

namespace tidings::store {
namespace {

void remember(Database& db, GroupedCommits& commits, int number) {
    Transaction tx(db);
    set_meta(tx, "number", std::to_string(number));
    tx.commit();
    commits.committed();
}

TEST(GroupedCommits, AreSeenByOthersAtOnceAndAreOnTheDiskWhenAskedFor) {
    const support::TempFolder folder;
    Database db = Database::open(folder / "a.db");
    const DeliveryJournal journal(folder / "handed-over", "run");
    GroupedCommits commits(db, folder / "a.db", journal);
    const Database other = Database::open(folder / "a.db");
    for (int number = 1; number <= 100; ++number) {
        remember(db, commits, number);
        EXPECT_EQ(meta(other, "number"), std::to_string(number));
    }
    EXPECT_NO_THROW(commits.wait_for_disk());
}

}  // namespace
}  // namespace tidings::store
