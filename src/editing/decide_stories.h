#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "curate/decide.h"
#include "editing/signature.h"
#include "mailing/letters_without.h"
#include "store/issues/replaced_letters.h"
#include "world/world.h"

namespace tidings::editing {

// An editor's decision: to approve, hold or reject.
struct StoryDecision {
    Choice choice = Choice::approve;
    std::string reason_code{};           // of a rejection: a word of the hub's list, or none
    std::optional<Timestamp> embargo{};  // of an approval: it takes effect then
    std::string seen{};                  // the revision of a single story that was looked at; empty: none was
};

// Approves, holds or rejects stories: all of them, or none where one cannot be. Any decision ends a story's
// waiting aside. Returns how many changed. Error no_such_file for a story that is not there, refused for one
// that was withdrawn, for another revision than was seen, and for an embargo of one that readers have.
Result<std::size_t> decide_stories(store::Database& db, std::span<const StoryId> stories,
                                   const StoryDecision& decision, const Signature& signature);

// Approves the stories whose embargo has ended, in the name of the editor who set it. One whose text is not
// what that editor saw goes back to the queue instead.
struct EndedEmbargoes {
    std::vector<StoryId> approved, changed;
};
EndedEmbargoes end_embargoes(store::Database& db, Timestamp now);

// What became of the mails that waited with a story.
struct WithdrawnStory {
    StoryId story{};
    std::optional<TakenOut> taken_out;         // where mails were to go without it
    std::vector<store::MailsWaiting> waiting;  // with it after all
};
struct Withdrawn {
    std::size_t changed = 0;
    std::vector<WithdrawnStory> stories;
};

// Takes stories back for good: all of them, or none where one is not there. Needs no templates and no
// vocabulary.
Result<Withdrawn> withdraw_stories(store::Database& db, std::span<const StoryId> stories, bool quiet_title,
                                   const Signature& signature);

// The same, and composes the mails anew that wait with one of them and cannot have gone. May be called later
// for stories that are withdrawn already.
Result<Withdrawn> withdraw_from_waiting(const World& world, std::span<const StoryId> stories,
                                        bool quiet_title, const Signature& signature);

}  // namespace tidings::editing
