#pragma once

#include <string>

#include "store/issues/issues.h"

namespace tidings {

// The issue that an operand names, whether it is there or not. Throws Failure usage for what is no number.
IssueId issue_named(const std::string& operand);

// The same with its account. Throws Failure no_such_file if there is none.
store::IssueAccount must_issue(const store::Database& db, const std::string& operand);

}  // namespace tidings
