#pragma once

#include <exception>
#include <thread>
#include <vector>

#include "intake/answers.h"
#include "model/feed.h"
#include "world/world.h"

namespace tidings {

// Asks all feeds for their news, in a thread of its own, and puts what each says among the answers; closes
// these when all have answered. Ends early when it goes out of scope. What it refers to must outlive it, and
// no other code may use the world's `http` meanwhile.
class Asking {
  public:
    Asking(const World& world, const std::vector<Feed>& feeds, Answers& answers);
    Asking(const Asking&) = delete;
    Asking& operator=(const Asking&) = delete;

    // To be called when the answers are over: throws what went wrong in asking.
    void end();

  private:
    std::exception_ptr fault_;
    std::jthread thread_;
};

}  // namespace tidings
