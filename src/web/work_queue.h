#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <string_view>
#include <thread>

namespace tidings::web {

// A bounded queue of jobs that pages ask for and that must not hold up an answer, done one after the other in
// a thread of its own. A job that finds the database or the run lock taken or the disk full (Failure with
// Code::busy or Code::disk) goes back to the end of the queue and is tried again after a pause. Jobs are kept
// in memory only: what a killed program had not done is lost.
class WorkQueue {
  public:
    using Job = std::function<void()>;

    struct Limits {
        std::size_t most_waiting = 10'000;       // jobs; the one under way is not among them
        std::chrono::milliseconds pause{5'000};  // before jobs are tried again
    };

    // `on_fault` is called in the queue's thread with what a job threw, and must not throw.
    WorkQueue(Limits limits, std::function<void(std::string_view problem)> on_fault);
    // Waits until every job is done that waits, or until one would have to be tried again: that one and those
    // behind it are dropped.
    ~WorkQueue();
    WorkQueue(const WorkQueue&) = delete;
    WorkQueue& operator=(const WorkQueue&) = delete;

    // From any thread; returns at once. False if as many jobs wait as may: then this one is not taken.
    bool add(Job job);

  private:
    void work();
    bool is_done(const Job& job) const;

    const Limits limits_;
    const std::function<void(std::string_view problem)> on_fault_;
    std::mutex mutex_;  // guards the following
    std::condition_variable changed_;
    std::deque<Job> waiting_;
    bool ending_ = false;
    std::thread thread_;
};

}  // namespace tidings::web
