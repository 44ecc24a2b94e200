#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "deliver/mailer.h"

namespace tidings::deliver {

// Threads that hand messages over side by side, each with a mailer of its own, from one queue. One thread
// uses this class and decides what goes. A worker takes the next message of the queue by itself only after
// one that was accepted and that `keep` has written down; after any other outcome it waits for proceed(). So
// a process that dies leaves at most one message for each worker whose outcome is not known.
class Workers {
  public:
    // Makes a message and hands it over.
    using Task = std::function<Outcome(Mailer&)>;
    // Writes an accepted message into the delivery journal, which survives a crash; false if that fails.
    // Called in the workers' threads.
    using Keep = std::function<bool(std::int64_t job, const Outcome& outcome)>;

    struct Finished {
        std::int64_t job = 0;
        Outcome outcome;
        std::exception_ptr fault;  // thrown by the mailer, which then has not sent the message
    };

    Workers(std::vector<std::unique_ptr<Mailer>> mailers, Keep keep);
    // Waits for the messages that are on their way. Those in the queue are not sent.
    ~Workers();
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;

    int count() const { return static_cast<int>(threads_.size()); }
    // Jobs handed over and not yet given back, by finished() or take_queued().
    int jobs() const { return jobs_; }

    void hand_over(std::int64_t job, Task task);

    // What has ended since the last call. Waits until a worker waits for proceed(), or some jobs have ended
    // and at most `reserve` are in the queue, but no longer than `longest`.
    std::vector<Finished> finished(std::chrono::milliseconds longest, std::size_t reserve = 0);

    // All that finished() returned is dealt with: the workers that waited for it go on.
    void proceed();

    // Empties the queue and returns its jobs, which no worker has begun.
    std::vector<std::int64_t> take_queued();

  private:
    struct Job {
        std::int64_t number;
        Task task;
    };
    void work(Mailer& mailer);
    void wait_for_proceed(std::unique_lock<std::mutex>& lock);

    std::vector<std::unique_ptr<Mailer>> mailers_;
    const Keep keep_;
    int jobs_ = 0;

    std::mutex mutex_;  // guards the following
    std::condition_variable job_came_, job_ended_, may_proceed_;
    std::deque<Job> queue_;
    std::vector<Finished> finished_;
    std::size_t reserve_ = 0;
    bool worker_waits_ = false;                             // for proceed(), since the last finished()
    std::uint64_t ended_ = 0, given_ = 0, dealt_with_ = 0;  // jobs, ever
    bool closing_ = false;

    std::vector<std::thread> threads_;
};

}  // namespace tidings::deliver
