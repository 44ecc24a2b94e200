#pragma once

#include <optional>

#include "base/result.h"
#include "world/settings.h"

namespace tidings {

// What is wrong with the mail addresses in the settings, if anything is: the setting, and what to write.
// Checked at start, because mails are made later, without a person who would see the error.
std::optional<Error> wrong_address(const Settings& settings);

}  // namespace tidings
