#pragma once

#include <string>
#include <vector>

#include "commands/world.h"

namespace tidings {

struct MadeIssue {
    IssueId id{};
    std::string digest, title;
    std::size_t items = 0, recipients = 0;
};

enum class Making { when_due, now };

// Makes and seals an issue of every digest that is due (or of every one, now): stories approved until this
// moment that no issue has had. Nothing to say or nobody to say it to makes no issue, and the log says so.
std::vector<MadeIssue> make_issues(World& world, Making making);

}  // namespace tidings
