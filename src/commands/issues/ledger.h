#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "store/issues/issues.h"

namespace tidings {

// What became of an issue's sends: each kind by its name, in one order everywhere. Their sum is account.due.
std::vector<std::pair<std::string_view, int>> ledger(const store::IssueAccount& account);

// "due 503 = sent 500 + waiting 0 + …".
std::string ledger_line(const store::IssueAccount& account);

}  // namespace tidings
