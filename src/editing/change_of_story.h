#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "editing/signature.h"
#include "model/item.h"
#include "model/story.h"
#include "store/issues/replaced_letters.h"

namespace tidings::editing {

// What of an approved story its partner has changed, and readers do not see.
struct ChangeOfStory {
    Item changed;                      // the lead as its partner has it now
    std::vector<std::string> changes;  // what is another, in words
    std::string revision;              // of the change that was seen: another look has another revision
    bool waits = false;                // for an editor; false: an editor rejected it
};
std::optional<ChangeOfStory> change_of(const store::Database& db, const Story& story);

struct DecidedChange {
    StoryId story{};
    std::vector<store::MailsWaiting> waiting;  // mails that tell the story as it was before
};

// Lets readers have approved stories as their partners have them now: all of them, or none where one cannot
// be. `seen` is the revision of the change that was looked at, of a single story; empty: none was. Returns
// the stories that had a change. Error no_such_file, or refused for a story that is not approved or has
// another revision than was seen.
Result<std::vector<DecidedChange>> accept_changes(store::Database& db, std::span<const StoryId> stories,
                                                  std::string_view seen, const Signature& signature);

// Keeps them as they were approved; the same change waits no more.
Result<std::vector<DecidedChange>> reject_changes(store::Database& db, std::span<const StoryId> stories,
                                                  std::string_view seen, const Signature& signature);

}  // namespace tidings::editing
