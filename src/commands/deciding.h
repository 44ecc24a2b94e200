#pragma once

#include <string>

#include "commands/syntax.h"

namespace tidings {

// Who decides and why, for the audit log, as --by and --reason say.
struct Deciding {
    std::string by, reason;
};

// Whose name goes into the audit log: --by, or else $USER.
std::string who_decides(const std::string& by, const Outside& outside);

// What was done, and behind it the reason, if there is one.
std::string with_reason(const std::string& what, const std::string& reason);

}  // namespace tidings
