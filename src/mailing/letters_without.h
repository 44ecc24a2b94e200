#pragma once

#include <set>

#include "model/ids.h"
#include "world/world.h"

namespace tidings {

// What became of the mails that waited with a withdrawn story.
struct TakenOut {
    int composed_anew = 0;           // mails that go without it
    int emptied = 0;                 // mails that do not go: nothing else was in them
    std::set<IssueId> not_composed;  // issues whose digest tidings.toml does not have any more
};

// Composes the letters of sealed issues anew that tell a withdrawn story, without what was withdrawn. Their
// mails that cannot have gone get the new letters, under the same Message-ID; those that may have gone keep
// their bytes. It may be called while a run sends: what that run has claimed and gives back gets the new
// letter too. A second time changes nothing.
TakenOut take_out_of_waiting(const World& world, store::Transaction& tx, StoryId story);

}  // namespace tidings
