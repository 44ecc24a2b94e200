#include "mailing/postman.h"

namespace tidings {
namespace {

constexpr std::chrono::seconds between_rounds{30};

}  // namespace

Postman::Postman(std::function<void()> round) : round_(std::move(round)), thread_([this] { walk(); }) {}

Postman::~Postman() {
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
    }
    changed_.notify_one();
    thread_.join();
}

void Postman::wake() {
    {
        const std::lock_guard lock(mutex_);
        woken_ = true;
    }
    changed_.notify_one();
}

void Postman::walk() {
    std::unique_lock lock(mutex_);
    while (!ending_) {
        changed_.wait_for(lock, between_rounds, [this] { return woken_ || ending_; });
        if (ending_) return;
        woken_ = false;
        lock.unlock();
        round_();
        lock.lock();
    }
}

}  // namespace tidings
