#pragma once

#include <optional>

#include "base/result.h"
#include "world/settings.h"

namespace tidings {

// What is wrong with the mail addresses in the settings, if anything is: the setting, and what to write.
// Mails are made long after the settings were written, when nobody looks.
std::optional<Error> wrong_address(const Settings& settings);

}  // namespace tidings
