#include "mailing/deliver.h"

#include "mailing/delivery.h"
#include "mailing/return_path.h"

namespace tidings {

DeliverTally deliver_sends(World& world) {
    expect_return_paths(world);
    return Delivery(world).run();
}

int exit_status_of(const DeliverTally& tally) {
    if (tally.relay_unavailable) return exit_status(Code::unavailable);
    return tally.stopped ? exit_status(Code::busy) : 0;
}

}  // namespace tidings
