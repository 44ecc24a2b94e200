#pragma once

#include <optional>
#include <string>

#include "base/result.h"
#include "model/issue.h"
#include "model/subscriber.h"
#include "store/issues/issues.h"
#include "world/world.h"

namespace tidings::editing {

// As whom a mail of an issue is looked at.
struct Viewer {
    std::optional<EmailAddress> reader;  // a subscriber of its digest, with their language and wishes
    std::string language;                // without a reader; empty: the digest's own
};

struct ViewedIssue {
    Issue issue;
    store::Letter letter;  // with the slots of personal links unfilled
};

// The mail of an issue as it would go out now, or went out. Error no_such_file if there is no such issue, the
// reader does not get its digest, or there is nothing new in it for them.
Result<ViewedIssue> preview(const World& world, IssueId issue, const Viewer& viewer);

// A mail of an issue to one address, marked as a test: the issue, its account and its readers do not change.
struct TestSend {
    IssueId issue{};
    Viewer viewer;
    EmailAddress to;
};

// Sends it, waiting for the mail server, so not in a thread that answers pages. Returns its subject. Error
// unavailable if the mail server did not take it.
Result<std::string> send_test(const World& world, const TestSend& test);

}  // namespace tidings::editing
