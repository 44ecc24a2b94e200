#include "deliver/workers.h"

#include <utility>

namespace tidings::deliver {
namespace {

Workers::Finished hand_over_with(Mailer& mailer, std::int64_t job, const Email& email) {
    try {
        return {job, mailer.send(email), nullptr};
    } catch (...) {
        return {
            job, {.kind = Outcome::Kind::unavailable, .answer = "a fault here"}, std::current_exception()};
    }
}

}  // namespace

Workers::Workers(std::vector<std::unique_ptr<Mailer>> mailers) : mailers_(std::move(mailers)) {
    for (const std::unique_ptr<Mailer>& mailer : mailers_)
        threads_.emplace_back([this, &mailer] { work(*mailer); });
}

Workers::~Workers() {
    {
        const std::lock_guard lock(mutex_);
        closing_ = true;
    }
    job_came_.notify_all();
    for (std::thread& thread : threads_) thread.join();
}

void Workers::hand_over(std::int64_t job, Email email) {
    ++busy_;
    {
        const std::lock_guard lock(mutex_);
        jobs_.push_back({job, std::move(email)});
    }
    job_came_.notify_one();
}

std::vector<Workers::Finished> Workers::finished(std::chrono::milliseconds longest) {
    std::vector<Finished> all;
    {
        std::unique_lock lock(mutex_);
        job_ended_.wait_for(lock, longest, [this] { return !finished_.empty(); });
        all.swap(finished_);
    }
    busy_ -= static_cast<int>(all.size());
    return all;
}

void Workers::work(Mailer& mailer) {
    std::unique_lock lock(mutex_);
    for (;;) {
        job_came_.wait(lock, [this] { return closing_ || !jobs_.empty(); });
        if (jobs_.empty()) return;
        const Job job = std::move(jobs_.front());
        jobs_.pop_front();
        lock.unlock();
        Finished ended = hand_over_with(mailer, job.number, job.email);
        lock.lock();
        finished_.push_back(std::move(ended));
        job_ended_.notify_one();
    }
}

}  // namespace tidings::deliver
