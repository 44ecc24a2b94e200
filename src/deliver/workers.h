#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <exception>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "deliver/mailer.h"
#include "model/mail.h"

namespace tidings::deliver {

// Threads that hand messages over side by side, each with a mailer of its own. Used by one thread, which
// alone decides what goes next; each worker has one message at a time and none in store, so that whoever dies
// with them leaves at most one message in doubt for each.
class Workers {
  public:
    struct Finished {
        std::int64_t job = 0;
        Outcome outcome;
        std::exception_ptr fault;  // thrown by the mailer, which then has not sent the message
    };

    explicit Workers(std::vector<std::unique_ptr<Mailer>> mailers);
    // Waits for the messages that are on their way.
    ~Workers();
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;

    int count() const { return static_cast<int>(threads_.size()); }
    int busy() const { return busy_; }
    void hand_over(std::int64_t job, Email email);

    // What has ended since it was asked last; waits for the first, but no longer than `longest`.
    std::vector<Finished> finished(std::chrono::milliseconds longest);

  private:
    struct Job {
        std::int64_t number;
        Email email;
    };
    void work(Mailer& mailer);

    std::vector<std::unique_ptr<Mailer>> mailers_;
    int busy_ = 0;  // handed over and not yet given back by finished()

    std::mutex mutex_;  // guards the following
    std::condition_variable job_came_, job_ended_;
    std::deque<Job> jobs_;
    std::vector<Finished> finished_;
    bool closing_ = false;

    std::vector<std::thread> threads_;
};

}  // namespace tidings::deliver
