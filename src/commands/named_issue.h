#pragma once

#include <string>

#include "store/issues.h"
#include "world/world.h"

namespace tidings {

// The issue that an operand names. Throws Failure: usage for what is no number, no_such_file if there is
// none.
store::IssueAccount must_issue(const store::Database& db, const std::string& operand);

// Its digest's definition. Throws Failure(configuration) if tidings.toml has it no more.
const Digest& must_digest(const World& world, const Issue& issue);

}  // namespace tidings
