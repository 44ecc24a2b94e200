#include "deliver/workers.h"

#include <utility>

namespace tidings::deliver {
namespace {

Workers::Finished perform(Mailer& mailer, std::int64_t job, const Workers::Task& task) {
    try {
        return {job, task(mailer), nullptr};
    } catch (...) {
        return {
            job, {.kind = Outcome::Kind::unavailable, .answer = "a fault here"}, std::current_exception()};
    }
}

}  // namespace

Workers::Workers(std::vector<std::unique_ptr<Mailer>> mailers, Keep keep)
    : mailers_(std::move(mailers)), keep_(std::move(keep)) {
    for (std::unique_ptr<Mailer>& mailer : mailers_)
        threads_.emplace_back([this, &mailer] {
            work(*mailer);
            mailer.reset();  // here, so that all say goodbye to their servers side by side
        });
}

Workers::~Workers() {
    {
        const std::lock_guard lock(mutex_);
        closing_ = true;
    }
    job_came_.notify_all();
    may_proceed_.notify_all();
    for (std::thread& thread : threads_) thread.join();
}

void Workers::hand_over(std::int64_t job, Task task) {
    ++jobs_;
    {
        const std::lock_guard lock(mutex_);
        queue_.push_back({job, std::move(task)});
    }
    job_came_.notify_one();
}

std::vector<Workers::Finished> Workers::finished(std::chrono::milliseconds longest, std::size_t reserve) {
    std::vector<Finished> all;
    {
        std::unique_lock lock(mutex_);
        reserve_ = reserve;
        job_ended_.wait_for(lock, longest, [this] {
            return worker_waits_ || (!finished_.empty() && queue_.size() <= reserve_);
        });
        all.swap(finished_);
        worker_waits_ = false;
        given_ = ended_;
    }
    jobs_ -= static_cast<int>(all.size());
    return all;
}

void Workers::proceed() {
    {
        const std::lock_guard lock(mutex_);
        dealt_with_ = given_;
    }
    may_proceed_.notify_all();
}

std::vector<std::int64_t> Workers::take_queued() {
    std::vector<std::int64_t> numbers;
    {
        const std::lock_guard lock(mutex_);
        for (const Job& job : queue_) numbers.push_back(job.number);
        queue_.clear();
    }
    jobs_ -= static_cast<int>(numbers.size());
    return numbers;
}

void Workers::work(Mailer& mailer) {
    std::unique_lock lock(mutex_);
    for (;;) {
        job_came_.wait(lock, [this] { return closing_ || !queue_.empty(); });
        if (closing_) return;
        const Job job = std::move(queue_.front());
        queue_.pop_front();
        lock.unlock();
        Finished ended = perform(mailer, job.number, job.task);
        const bool may_go_on =
            ended.outcome.kind == Outcome::Kind::accepted && keep_(job.number, ended.outcome);
        lock.lock();
        finished_.push_back(std::move(ended));
        ++ended_;
        if (!may_go_on)
            wait_for_proceed(lock);
        else if (queue_.size() <= reserve_)
            job_ended_.notify_one();
    }
}

void Workers::wait_for_proceed(std::unique_lock<std::mutex>& lock) {
    const std::uint64_t own = ended_;
    worker_waits_ = true;
    job_ended_.notify_one();
    may_proceed_.wait(lock, [this, own] { return closing_ || dealt_with_ >= own; });
}

}  // namespace tidings::deliver
