#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "store/issues/issues.h"
#include "world/world.h"

namespace tidings::editing {

// An issue with its account. Error no_such_file if there is none of that number.
Result<store::IssueAccount> account_of(const store::Database& db, IssueId issue);

// What an editor sees of an issue, in eight characters: another title, intro or selection has another
// revision.
std::string revision_of(const Issue& issue);

// Error refused if the issue has another revision than was `seen`; empty: none was.
std::optional<Error> why_not_as_seen(const Issue& issue, std::string_view seen);

// The definition of an issue's digest. Error configuration if tidings.toml has it no more. The world must
// outlive it.
Result<const Digest*> digest_for(const World& world, const Issue& issue);

}  // namespace tidings::editing
