#pragma once

#include "model/ids.h"
#include "model/subscriber.h"
#include "world/world.h"

namespace tidings {

// The address that reports on a send come back to, from [mail] bounce; `otherwise` if none is set. Throws
// Failure(configuration) for one that is no address.
EmailAddress return_path(const World& world, SendId send, const EmailAddress& otherwise);

}  // namespace tidings
