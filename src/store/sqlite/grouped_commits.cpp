#include "store/sqlite/grouped_commits.h"

#include <chrono>
#include <utility>

#include "base/result.h"

namespace tidings::store {
namespace {

constexpr std::chrono::milliseconds at_most_every{50};

}  // namespace

GroupedCommits::GroupedCommits(Database& database, Syncs syncs)
    : relaxed_(database), syncs_(std::move(syncs)), thread_([this] { sync_now_and_then(); }) {}

GroupedCommits::~GroupedCommits() {
    {
        const std::lock_guard lock(mutex_);
        closing_ = true;
    }
    changed_.notify_all();
    thread_.join();
    sync_all();
}

void GroupedCommits::committed() {
    {
        const std::lock_guard lock(mutex_);
        if (dirty_) return;
        dirty_ = true;
    }
    changed_.notify_one();
}

// A disk that fails here fails SQLite's next checkpoint, too, which reports it.
void GroupedCommits::sync_all() const noexcept try {
    syncs_.journal();
    syncs_.log();
} catch (const Failure&) {
}

void GroupedCommits::sync_now_and_then() {
    std::unique_lock lock(mutex_);
    while (!closing_) {
        changed_.wait(lock, [this] { return dirty_ || closing_; });
        changed_.wait_for(lock, at_most_every, [this] { return closing_; });
        dirty_ = false;
        lock.unlock();
        sync_all();
        lock.lock();
    }
}

}  // namespace tidings::store
