#pragma once

#include <string>

#include "store/issues/issues.h"
#include "world/world.h"

namespace tidings {

// The issue that an operand names. Throws Failure: usage for what is no number, no_such_file if there is
// none.
store::IssueAccount must_issue(const store::Database& db, const std::string& operand);

// What an editor sees of an issue in `issues show`, in eight characters: another title, intro or selection
// has another revision.
std::string revision_of(const Issue& issue);

// Throws Failure(refused) if somebody has changed the issue since it had the revision that was `seen`; empty:
// none was.
void expect_revision(const Issue& issue, const std::string& seen);

// Its digest's definition. Throws Failure(configuration) if tidings.toml has it no more.
const Digest& must_digest(const World& world, const Issue& issue);

}  // namespace tidings
