#pragma once

#include <vector>

#include "model/issue.h"
#include "store/database.h"

namespace tidings::store {

// What editors did to an issue's selection, by story.
std::vector<IssueEdit> issue_edits(const Database& db, IssueId issue);

// Replaces the edit of that story; deletes it if the new one is empty.
void put_issue_edit(Transaction& tx, IssueId issue, const IssueEdit& edit);

}  // namespace tidings::store
