#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace tidings {

// A number as the programs of most readers write it, to which 17.0 and 1.7e1 are 17 and 1e-7 is "1e-7"
// (ECMA-262, Number::toString). Integers of up to 64 bits are written whole, although those programs round
// them from 2^53 on: as ids they would no longer be different.
std::string number_text(const nlohmann::json& number);

}  // namespace tidings
