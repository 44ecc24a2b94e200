#pragma once

#include <optional>

#include "model/ids.h"
#include "model/subscriber.h"
#include "world/world.h"

namespace tidings {

// The address that reports on a send come back to, from [mail] bounce; none if that is not set. Throws
// Failure(configuration) where a name leaves no room for what names the send.
std::optional<EmailAddress> return_path(const World& world, SendId send);

// Throws what return_path would throw for any send that there is.
void expect_return_paths(const World& world);

}  // namespace tidings
