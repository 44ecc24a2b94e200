#pragma once

#include "world/world.h"

namespace tidings {

struct DeliverTally {
    std::size_t sent = 0, deferred = 0, failed = 0, held = 0, expired = 0, recovered = 0;
    std::size_t given_up = 0, paused = 0;  // readers, by what they were refused
    bool braked = false;                   // no address is given up, as too many would be at once
    bool relay_unavailable = false;        // or it refuses whatever we send
    bool stopped = false;                  // by a signal
};

// Hands over every send that is due. The claim of each is committed before its mail goes and its outcome
// after, so that a crash at any moment loses nothing and repeats at most the messages whose answers never
// came, one for each connection. Leaves early when the mail server is unavailable or a signal asks for it,
// once the messages on their way are settled. Throws Failure(configuration), with nothing claimed, if [mail]
// bounce cannot name them. Call only while holding the run's lock.
DeliverTally deliver_sends(World& world);

// The exit status of a run of handing over.
int exit_status_of(const DeliverTally& tally);

}  // namespace tidings
