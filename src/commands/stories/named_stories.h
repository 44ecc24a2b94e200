#pragma once

#include <string>

#include "model/ids.h"
#include "store/database.h"

namespace tidings {

// The number that an operand is. Throws Failure usage for what is none; `noun` says of what.
std::int64_t must_number(const std::string& operand, const std::string& noun);

// The story that an operand names. Throws Failure no_such_file if there is none, saying which it was merged
// into.
StoryId must_story(const store::Database& db, const std::string& operand);

// An entry of the audit log on a story whose state stays as it is.
void record_in_log(store::Transaction& tx, StoryId story, const std::string& by, const std::string& what,
                   Timestamp now);

}  // namespace tidings
