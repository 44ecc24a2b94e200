#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "store/database.h"
#include "store/issues/delivery_journal.h"
#include "store/sqlite/relaxed_durability.h"

namespace tidings::store {

// While it lives, a commit survives the death of the process at once, and a power cut a twentieth of a second
// later: a thread brings the commits of that time to the disk together, and what was handed over with them,
// so that the sender does not stop for each. What must be on the disk before something else happens waits for
// it.
class GroupedCommits {
  public:
    // Both must outlive it.
    GroupedCommits(Database& database, const std::filesystem::path& file, const DeliveryJournal& journal);
    ~GroupedCommits();
    GroupedCommits(const GroupedCommits&) = delete;
    GroupedCommits& operator=(const GroupedCommits&) = delete;

    // Call after each commit.
    void committed();
    // Returns once all that is committed is on the disk. Throws Failure with Code::disk.
    void wait_for_disk();

  private:
    void flush_now_and_then();
    void flush() const;

    RelaxedDurability relaxed_;
    const DeliveryJournal& journal_;
    int log_ = -1;  // SQLite's write-ahead log

    std::mutex mutex_;  // guards the following
    std::condition_variable changed_;
    bool dirty_ = false, closing_ = false;

    std::thread thread_;
};

}  // namespace tidings::store
