#pragma once

#include <string>

#include "membership/suppressing.h"

namespace tidings {

// Which readers an option pair --why WHY --since DATE means. Throws Failure(usage) for what it does not
// understand.
membership::SuppressedReaders wanted_readers(const std::string& why, const std::string& since);

}  // namespace tidings
