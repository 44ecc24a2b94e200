#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/issue.h"
#include "store/database.h"

namespace tidings::store {

// What editors did to an issue's selection, by story.
std::vector<IssueEdit> issue_edits(const Database& db, IssueId issue);

// In place of what was said of that story before; one that says nothing is forgotten.
void put_issue_edit(Transaction& tx, IssueId issue, const IssueEdit& edit);

// A line of an issue's audit log.
struct IssueEvent {
    Timestamp at{};
    std::string by, what, note;
};
void add_issue_event(Transaction& tx, IssueId issue, const IssueEvent& event);

// In the order they happened.
std::vector<IssueEvent> issue_events(const Database& db, IssueId issue);

}  // namespace tidings::store
