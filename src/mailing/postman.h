#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace tidings {

// A thread that takes mail out when it is woken, and every half minute in any case (what was put off becomes
// due).
class Postman {
  public:
    // `round` is called in the thread, never twice at a time, and must not throw.
    explicit Postman(std::function<void()> round);
    ~Postman();  // waits for the round under way
    Postman(const Postman&) = delete;
    Postman& operator=(const Postman&) = delete;

    void wake();  // from any thread; returns at once

  private:
    void walk();

    std::function<void()> round_;
    std::mutex mutex_;  // guards the following
    std::condition_variable changed_;
    bool woken_ = true, ending_ = false;
    std::thread thread_;
};

}  // namespace tidings
