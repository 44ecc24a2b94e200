#include "commands/poll_tally.h"

#include <ostream>

namespace tidings {

void print(const PollTally& tally, std::ostream& out) {
    out << "polled " << tally.feeds << " feeds (" << tally.unchanged << " unchanged, " << tally.failed
        << " failed";
    if (tally.postponed > 0) out << ", " << tally.postponed << " put off for their host";
    out << "): " << tally.items << " items, " << tally.fresh << " new, " << tally.changed << " changed\n";
    if (tally.waiting > 0)
        out << tally.waiting << (tally.waiting == 1 ? " approved story was" : " approved stories were")
            << " changed by their partners; readers still get what was approved: tidings stories list "
               "--state changed\n";
}

}  // namespace tidings
