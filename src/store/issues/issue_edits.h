#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/issue.h"
#include "store/database.h"

namespace tidings::store {

// What editors did to an issue's selection, by story.
std::vector<IssueEdit> issue_edits(const Database& db, IssueId issue);

// Replaces the edit of that story; deletes it if the new one is empty.
void put_issue_edit(Transaction& tx, IssueId issue, const IssueEdit& edit);

// A line of an issue's audit log.
struct IssueEvent {
    Timestamp at{};
    std::string by, what, note;
};
void add_issue_event(Transaction& tx, IssueId issue, const IssueEvent& event);

// The audit log of an issue, in order of time.
std::vector<IssueEvent> issue_events(const Database& db, IssueId issue);

}  // namespace tidings::store
