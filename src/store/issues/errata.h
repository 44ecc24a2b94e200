#pragma once

#include <string>
#include <utility>
#include <vector>

#include "model/editorial.h"
#include "model/ids.h"
#include "model/subscriber.h"
#include "store/database.h"

// Stories that were withdrawn after readers were mailed them, and the readers to whom an erratum is due.
namespace tidings::store {

// No text of the story but its title: what was withdrawn is not told again.
struct Erratum {
    StoryId story{};
    std::string title, partner_name;
    std::vector<EditorialText> titles;  // editors' own, which mails told in these languages
    Timestamp dated{};                  // when the story appeared, or else when it was first seen
    Timestamp withdrawn{};              // when it was withdrawn
    bool quiet = false;                 // it is told without the title
};

// A reader who was mailed a story and no letter with its erratum.
struct OwedErratum {
    SubscriberId reader{};
    std::size_t erratum = 0;  // its place in OwedErrata::errata
    // A mail of corrections alone was refused or stopped: only a letter with stories is to tell it.
    bool in_letters_only = false;

    auto operator<=>(const OwedErratum&) const = default;
};

struct OwedErrata {
    std::vector<Erratum> errata;    // the first withdrawn first
    std::vector<OwedErratum> owed;  // by reader, then by erratum
};

// What is owed of the stories withdrawn after `since` and not settled, by the ledger: to whom one was sent,
// and to whom it may have been sent (in doubt) once nothing more waits to be sent of it. A mail that failed,
// expired, bounced, was cancelled or suppressed without doubt has told neither a story nor an erratum; one
// that waits will.
OwedErrata owed_errata(const Database& db, Timestamp since);

// The errata that a letter has, the first withdrawn first.
std::vector<Erratum> errata_in_letter(const Database& db, IssueId issue, int letter);

// The errata that any letter of an issue has, the first withdrawn first.
std::vector<Erratum> errata_in_issue(const Database& db, IssueId issue);

// Records that a story is withdrawn. A second call changes nothing.
void note_erratum(Transaction& tx, StoryId story, Timestamp now);

// Ends an erratum, which is due to no reader any more. Does nothing while a mail of an issue that told the
// story or its erratum waits or is being sent.
void settle_erratum(Transaction& tx, StoryId story);

// Makes the erratum of a withdrawn story say no title. Does nothing for other stories.
void keep_title_quiet(Transaction& tx, StoryId story);

}  // namespace tidings::store
