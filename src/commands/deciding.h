#pragma once

#include <string>

#include "commands/syntax.h"
#include "editing/signature.h"

namespace tidings {

// Who decides and why, as --by and --reason say.
struct Deciding {
    std::string by, reason;
};

void declare_deciding(Syntax& syntax, Deciding& deciding);

// The same for the audit log: $USER decides where --by is left out, and the time is now.
editing::Signature signature_of(const Deciding& deciding, const Outside& outside);

}  // namespace tidings
