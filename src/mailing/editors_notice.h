#pragma once

#include "world/world.h"

namespace tidings {

// Tells the addresses of [editors] notify what waits for them: stories to review or changed since their
// approval, issues that close soon, wait for approval or are held, feeds that fail or are silent, readers
// whose mail ended, trouble with mail that they do not know of. One mail to each; none when nothing has
// changed since the last one, or that is less than a day ago.
void tell_editors(World& world);

}  // namespace tidings
