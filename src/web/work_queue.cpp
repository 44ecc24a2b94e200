#include "web/work_queue.h"

#include <utility>

#include "base/result.h"

namespace tidings::web {

WorkQueue::WorkQueue(Limits limits, std::function<void(std::string_view problem)> on_fault)
    : limits_(limits), on_fault_(std::move(on_fault)), thread_([this] { work(); }) {}

WorkQueue::~WorkQueue() {
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
    }
    changed_.notify_one();
    thread_.join();
}

bool WorkQueue::add(Job job) {
    {
        const std::lock_guard lock(mutex_);
        if (waiting_.size() >= limits_.most_waiting) return false;
        waiting_.push_back(std::move(job));
    }
    changed_.notify_one();
    return true;
}

// False if the job is to be tried again.
bool WorkQueue::is_done(const Job& job) const {
    try {
        job();
    } catch (const Failure& failure) {
        on_fault_(failure.error().message);
        return failure.error().code != Code::busy && failure.error().code != Code::disk;
    } catch (const std::exception& fault) {
        on_fault_(fault.what());
    }
    return true;
}

void WorkQueue::work() {
    std::unique_lock lock(mutex_);
    for (;;) {
        changed_.wait(lock, [this] { return ending_ || !waiting_.empty(); });
        if (waiting_.empty()) return;
        Job job = std::move(waiting_.front());
        waiting_.pop_front();
        lock.unlock();
        const bool done = is_done(job);
        lock.lock();
        if (done) continue;
        if (ending_) return;
        waiting_.push_back(std::move(job));
        changed_.wait_for(lock, limits_.pause, [this] { return ending_; });
    }
}

}  // namespace tidings::web
