#pragma once

#include <string_view>
#include <vector>

#include "model/ids.h"
#include "model/story.h"
#include "store/database.h"
#include "world/world.h"

// Approved stories whose lead was changed.
namespace tidings {

struct LeadChange {
    const Partner& partner;  // whose item the lead is
    bool came_back = false;  // the lead says what it said before an earlier change
};

// Decides what becomes of the change of an approved story's lead, which is stored already, and whose approved
// version is kept (store::keep_approved_version). `told` is the story as readers have it. True if it waits
// for an editor, or did and was rejected: readers then go on to see what was approved.
bool weigh_change(store::Transaction& tx, const Story& told, const LeadChange& change, Timestamp now);

// Takes back the approval of each issue that holds the story and is not sealed, and writes why into its audit
// log. Returns which.
std::vector<IssueId> void_approvals(store::Transaction& tx, StoryId story, std::string_view by,
                                    std::string_view why, Timestamp now);

// Of a story whose change waits: takes back approvals, and warns of them and of mails with the story that are
// not handed over yet.
void tell_of_change(World& world, store::Transaction& tx, StoryId story, Timestamp now);

}  // namespace tidings
