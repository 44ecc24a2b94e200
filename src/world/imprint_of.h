#pragma once

#include "compose/imprint.h"
#include "world/settings.h"

namespace tidings {

Imprint imprint_of(const Settings& settings);

}  // namespace tidings
