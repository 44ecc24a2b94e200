#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/issue.h"
#include "store/database.h"
#include "store/issues/errata.h"

namespace tidings::store {

// An issue that readers have got, as the web shows it: without anything of its readers.
struct ArchivedIssue {
    Issue issue;
    std::vector<std::string> languages;  // that it went out in, sorted
    std::vector<Erratum> errata;         // that its mails told, the first withdrawn first
    std::vector<Timestamp> just_before;  // when the digest's issues of the last 24 hours before it were due
};

// Issues of which a mail has left, the newest first; not those that were stopped.
std::vector<ArchivedIssue> archived_issues(const Database& db);

// The newest of a digest.
std::optional<ArchivedIssue> last_archived_issue(const Database& db, std::string_view digest);

}  // namespace tidings::store
