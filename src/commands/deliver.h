#pragma once

#include "commands/world.h"

namespace tidings {

struct DeliverTally {
    std::size_t sent = 0, deferred = 0, failed = 0, expired = 0, recovered = 0;
    bool relay_unavailable = false;
};

// Hands over every send that is due, one after another. The claim of each is committed before its mail goes
// and its outcome after, so that a crash at any moment loses nothing and repeats at most the one message
// whose answer never came. Stops early when the mail server is unavailable. Call only while holding the run's
// lock.
DeliverTally deliver_sends(World& world);

}  // namespace tidings
