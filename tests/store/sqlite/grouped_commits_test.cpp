#include "store/sqlite/grouped_commits.h"

#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <latch>
#include <optional>

#include "base/result.h"
#include "store/sqlite/meta.h"
#include "store/sqlite/write_ahead_log.h"
#include "support/temp_folder.h"

namespace tidings::store {
namespace {

class GroupingCommits : public ::testing::Test {
  protected:
    const support::TempFolder folder;
    Database db = Database::open(folder / "a.db");
    std::atomic<int> syncs_of_log = 0, syncs_of_journal = 0;

    void remember(GroupedCommits& commits, int number) {
        Transaction tx(db);
        set_meta(tx, "number", std::to_string(number));
        tx.commit();
        commits.committed();
    }
    GroupedCommits::Syncs counting() {
        return {.log = [this] { ++syncs_of_log; }, .journal = [this] { ++syncs_of_journal; }};
    }
};

TEST_F(GroupingCommits, ShowsThemToOtherConnectionsAtOnce) {
    GroupedCommits commits(db, counting());
    const Database other = Database::open(folder / "a.db");
    for (int number = 1; number <= 100; ++number) {
        remember(commits, number);
        EXPECT_EQ(meta(other, "number"), std::to_string(number));
    }
}

TEST_F(GroupingCommits, SyncsOnceForAllThatComeWhileTheDiskIsBusy) {
    std::latch begun(1), may_end(1);
    std::optional<GroupedCommits> commits;
    commits.emplace(db, GroupedCommits::Syncs{.log =
                                                  [&] {
                                                      if (++syncs_of_log > 1) return;
                                                      begun.count_down();
                                                      may_end.wait();
                                                  },
                                              .journal = [this] { ++syncs_of_journal; }});
    remember(*commits, 0);
    begun.wait();
    for (int number = 1; number <= 100; ++number) remember(*commits, number);
    may_end.count_down();
    commits.reset();
    EXPECT_GE(syncs_of_log, 2) << "the first commit, and the others";
    EXPECT_LE(syncs_of_log, 3) << "and perhaps once more at the end";
    EXPECT_EQ(syncs_of_journal, syncs_of_log);
}

TEST_F(GroupingCommits, SyncsTheLogBeforeItSaysThatTheDiskHasThem) {
    const GroupedCommits commits(db, counting());
    commits.wait_for_disk();
    EXPECT_EQ(syncs_of_log, 1);
}

TEST_F(GroupingCommits, SyncsTheLastOnesWhenItEnds) {
    { GroupedCommits commits(db, counting()); }
    EXPECT_GE(syncs_of_log, 1);
}

TEST_F(GroupingCommits, ChecksEveryRow) {
    const GroupedCommits commits(db, counting());
    Transaction tx(db);
    EXPECT_THROW(tx.run("insert into stories (curation, first_seen) values ('unheard of', 1)"), Failure);
    EXPECT_THROW(tx.run("insert into feed_tags (feed, tag) values (4711, 'helpline')"), Failure);
}

Code code_of_sync(const std::filesystem::path& database) try {
    WriteAheadLog(database).sync();
    return Code{};
} catch (const Failure& failure) {
    return failure.error().code;
}

TEST_F(GroupingCommits, TellsOfALogThatTheDiskDoesNotTakeOrThatIsMissing) {
    EXPECT_EQ(code_of_sync(folder / "a.db"), Code{});
    EXPECT_EQ(code_of_sync(folder / "missing.db"), Code::disk);
    std::filesystem::create_symlink("/dev/null", folder / "device.db-wal");  // which cannot be synced
    EXPECT_EQ(code_of_sync(folder / "device.db"), Code::disk);
}

}  // namespace
}  // namespace tidings::store
