#pragma once

#include <string>

#include "commands/deciding.h"
#include "commands/issues/named_issue.h"
#include "mailing/issue_steps.h"

namespace tidings {

// One change of an issue as a whole: read, changed and written in one transaction. `changed` takes it and the
// issue before, and returns the issue after, or an error that changes nothing.
template <class Change>
Issue change(const std::string& issue, const Deciding& deciding, World& world, std::string_view what,
             const Change& changed) {
    store::Transaction tx(world.db);
    const Issue before = must_issue(world.db, issue).issue;
    const Issue after = must(changed(tx, before));
    record(tx, after, {world.clock(), deciding.by, std::string(what), deciding.reason});
    tx.commit();
    return after;
}

}  // namespace tidings
