#pragma once

#include "world/world.h"

namespace tidings {

struct NoticeTally {
    std::size_t sent = 0, deferred = 0, failed = 0, expired = 0;
};

// Hands over the mails to single readers that are due: confirmations, links, goodbyes. As with the sends of
// issues, each claim is committed before its mail goes and its outcome after. One process does it at a time,
// under a lock of its own, so that `tidings serve` can mail a confirmation while a run is polling; does
// nothing while another is at it, for that one takes what is due.
NoticeTally deliver_notices(World& world);

}  // namespace tidings
