#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

#include "store/database.h"
#include "store/sqlite/relaxed_durability.h"

namespace tidings::store {

// Group commit: while it lives, a commit does not wait for the disk, and a thread syncs the commits of the
// last twentieth of a second together. So a commit survives the death of the process at once and a power cut
// after 50 ms. Rows are checked as always.
class GroupedCommits {
  public:
    // Each brings one file to the disk and throws Failure with Code::disk if that fails. Called by a thread
    // of this class and, the log's, by wait_for_disk.
    struct Syncs {
        std::function<void()> log;      // of the database
        std::function<void()> journal;  // of the delivery; before each of the log's
    };

    // The database and what the syncs use must outlive it.
    GroupedCommits(Database& database, Syncs syncs);
    // Syncs the log a last time.
    ~GroupedCommits();
    GroupedCommits(const GroupedCommits&) = delete;
    GroupedCommits& operator=(const GroupedCommits&) = delete;

    // Call after each commit.
    void committed();
    // Returns once all that is committed is on the disk. Throws Failure with Code::disk.
    void wait_for_disk() const { syncs_.log(); }

  private:
    void sync_now_and_then();
    void sync_all() const noexcept;

    RelaxedDurability relaxed_;
    const Syncs syncs_;

    std::mutex mutex_;  // guards the following
    std::condition_variable changed_;
    bool dirty_ = false, closing_ = false;

    std::thread thread_;
};

}  // namespace tidings::store
