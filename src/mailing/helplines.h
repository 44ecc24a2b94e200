#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "compose/compose.h"
#include "world/world.h"

namespace tidings {

// Helplines that a person has verified within the last 180 days before `now`. Error configuration, with the
// line, for a file that is none, a line without one of its texts, and a verified one where one is empty.
Result<std::vector<Helpline>> read_helplines(std::string_view toml, std::string_view file_name,
                                             Timestamp now);

// A line each on those that will not be printed any more within 30 days unless a person verifies them again.
Result<std::vector<std::string>> expiring_helplines(std::string_view toml, std::string_view file_name,
                                                    Timestamp now);

// Tells the operator of them by the log, of each once.
void warn_of_expiring_helplines(World& world);

// Those of the file that stands beside the vocabulary; none if there is no such file.
std::vector<Helpline> verified_helplines(const World& world);

}  // namespace tidings
