#pragma once

#include <optional>
#include <vector>

#include "model/ids.h"
#include "store/database.h"

// Letters of sealed issues that tell a story which was withdrawn since, and what their waiting sends get
// instead. A send takes the other letter when it is claimed, so that one that a run gives back takes it too.
namespace tidings::store {

// The mails of an issue that tell a story and have not gone.
struct MailsWaiting {
    IssueId issue{};
    int waiting = 0;     // or held, and cannot have gone: they may get another letter
    int in_doubt = 0;    // or held, and may have gone: they keep their bytes
    int on_the_way = 0;  // claimed by a run
};

// By issue; issues with no such mail are left out.
std::vector<MailsWaiting> mails_waiting_with(const Database& db, StoryId story);

// A letter that waiting mails will have.
struct WaitingLetter {
    IssueId issue{};
    int number = 0;  // within its issue
    int mails = 0;   // that wait for it; those on the way may yet come back and do not count
};

// The letters with the story that mails which cannot have gone will have, by issue and number.
std::vector<WaitingLetter> letters_waiting_with(const Database& db, StoryId story);

// The stories of a letter without those that were withdrawn: in the order of its issue, then those of earlier
// ones.
std::vector<StoryId> stories_left_in(const Database& db, const WaitingLetter& letter);

// The waiting mails of the letter get the letter `by` of the same issue when they are claimed; none: they are
// not sent.
void replace_letter(Transaction& tx, const WaitingLetter& letter, std::optional<int> by);

}  // namespace tidings::store
