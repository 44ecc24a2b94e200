#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace tidings {

// A number formatted as in JavaScript (ECMA-262, Number::toString): 17.0 and 1.7e1 are "17", 1e-7 is "1e-7".
// Integers of up to 64 bits keep all digits, although JavaScript rounds them from 2^53 on, so that different
// ids stay different.
std::string number_text(const nlohmann::json& number);

}  // namespace tidings
