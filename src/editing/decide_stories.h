#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "base/result.h"
#include "curate/decide.h"
#include "editing/signature.h"
#include "mailing/letters_without.h"
#include "store/issues/replaced_letters.h"
#include "world/world.h"

namespace tidings::editing {

// Approves, holds or rejects stories: all of them, or none where one cannot be. Returns how many were not so
// already. Error no_such_file for a story that is not there, refused for one that was withdrawn.
Result<std::size_t> decide_stories(store::Database& db, std::span<const StoryId> stories, Choice choice,
                                   const Signature& signature);

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
