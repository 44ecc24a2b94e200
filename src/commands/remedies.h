#pragma once

#include <string>

#include "base/remedy.h"

namespace tidings {

// The command line that does what a remedy is about: "tidings issues approve 3". Empty for none.
std::string command_for(const Remedy& remedy);

}  // namespace tidings
