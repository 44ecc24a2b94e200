#include "store/sqlite/grouped_commits.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>

#include "base/result.h"

namespace tidings::store {
namespace {

constexpr std::chrono::milliseconds at_most_every{50};

}  // namespace

// A file's pages go to the disk whoever asks for it, and SQLite locks its log by another file: a descriptor
// of our own is as good as SQLite's and no danger to it.
GroupedCommits::GroupedCommits(Database& database, const std::filesystem::path& file,
                               const DeliveryJournal& journal)
    : relaxed_(database),
      journal_(journal),
      log_(::open((file.string() + "-wal").c_str(), O_RDONLY | O_CLOEXEC)) {
    if (log_ < 0)
        throw Failure(
            {Code::disk, "Cannot open the log of " + file.string() + ": " + std::strerror(errno), ""});
    thread_ = std::thread([this] { flush_now_and_then(); });
}

GroupedCommits::~GroupedCommits() {
    {
        const std::lock_guard lock(mutex_);
        closing_ = true;
    }
    changed_.notify_all();
    thread_.join();
    ::fdatasync(log_);
    ::close(log_);
}

void GroupedCommits::committed() {
    {
        const std::lock_guard lock(mutex_);
        if (dirty_) return;
        dirty_ = true;
    }
    changed_.notify_one();
}

void GroupedCommits::wait_for_disk() { flush(); }

void GroupedCommits::flush() const {
    if (::fdatasync(log_) != 0)
        throw Failure({Code::disk,
                       std::string("The disk does not take the database's log: ") + std::strerror(errno),
                       "Check the disk; what was committed may not survive a power cut."});
}

void GroupedCommits::flush_now_and_then() {
    std::unique_lock lock(mutex_);
    while (!closing_) {
        changed_.wait(lock, [this] { return dirty_ || closing_; });
        changed_.wait_for(lock, at_most_every, [this] { return closing_; });
        dirty_ = false;
        lock.unlock();
        journal_.sync();
        ::fdatasync(log_);  // a disk that fails here fails SQLite's next checkpoint, which says so
        lock.lock();
    }
}

}  // namespace tidings::store
