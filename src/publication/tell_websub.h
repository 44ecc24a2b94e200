#pragma once

#include <string>
#include <vector>

#include "publish/hub.h"
#include "world/world.h"

namespace tidings {

// Tells the WebSub hub, if there is one, which feeds have changed; `changed` are files beneath Hub::files. A
// feed that it could not be told of is owed, and told at the next publish.
void tell_websub(World& world, const publish::Hub& hub, const std::vector<std::string>& changed);

}  // namespace tidings
