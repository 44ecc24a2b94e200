#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "base/result.h"
#include "editing/signature.h"

namespace tidings::editing {

// Makes one story of several: the items of the others become items of `kept`, which keeps its state, its lead
// and its entry. Returns how many items it has then. Error no_such_file for a story that is not there (or was
// merged meanwhile), refused for one that was withdrawn, usage for `kept` among the others.
Result<std::size_t> merge_stories(store::Database& db, StoryId kept, std::span<const StoryId> others,
                                  const Signature& signature);

// Takes items out of their story and makes a pending story of their own of them; returns it. Naming one twice
// is naming it once. `authority` is for the entry id (settings.hub.id_authority). Error no_such_file for an
// item that is not there, usage for items of several stories, refused where they are all that their story
// has.
struct Split {
    StoryId story{};
    std::size_t items = 0;
};
Result<Split> split_story(store::Database& db, std::span<const ItemId> items, const std::string& authority,
                          const Signature& signature);

}  // namespace tidings::editing
