#pragma once

#include <string>

#include "commands/syntax.h"
#include "editing/signature.h"

namespace tidings {

// Who decides and why, as --by and --reason say.
struct Deciding {
    std::string by, reason;
};

// The same for the audit log: whoever left --by out is $USER, and it is now.
editing::Signature signature_of(const Deciding& deciding, const Outside& outside);

}  // namespace tidings
