#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/issue.h"
#include "model/subscriber.h"
#include "store/database.h"

namespace tidings::store {

// Adds a digest of the configuration; of a new one nothing before `now` is due.
void know_digest(Transaction& tx, std::string_view slug, Timestamp now);

// The newest slot that was dealt with, by an issue or because there was nothing to say. None for an unknown
// digest.
std::optional<Timestamp> last_due(const Database& db, std::string_view slug);
void set_last_due(Transaction& tx, std::string_view slug, Timestamp due);

// Writes a new issue down, its stories too. Its digest must be known, its due time the digest's only one.
IssueId open_issue(Transaction& tx, const Issue& issue);

// Writes all of an issue but its digest.
void update_issue(Transaction& tx, const Issue& issue);

// Issues of a digest that editors may still change, by due time.
// Keeps the due time that the issue has now as the slot that it was opened for, before it gets another: for
// has_issue it is there at both. Does nothing the second time.
void keep_slot(Transaction& tx, IssueId issue);

// Fills the title and intro in single languages.
void add_texts(const Database& db, Issue& issue);

std::vector<Issue> open_issues(const Database& db, std::string_view digest);

// Approved issues, not yet sealed, that hold the story.
std::vector<IssueId> approved_issues_with(const Database& db, StoryId story);

// Whether there is or was an issue for that slot.
bool has_issue(const Database& db, std::string_view digest, Timestamp due);

// The mail of an issue for all readers with one language and one selection, with all that makes its bytes.
struct Letter {
    int number = 1;                // within its issue, from 1; sends name it
    std::vector<StoryId> stories;  // that it tells; not read back by letters()
    std::vector<StoryId> errata;   // withdrawn stories that it puts right; likewise
    std::string language, from_name, from_email, reply_to, list_id, list_name;
    std::string unsubscribe;  // the address to leave, with a slot where the recipient's token goes
    std::string pages;        // where readers' pages are, ending in a slash; empty: there are none
    std::string subject, html, text;
    bool folds = false, neutral = false;  // as its readers wish (Preferences)
};

struct NewSend {
    SubscriberId subscriber{};
    int letter = 1;
};

// Seals an issue (opens it first if it has no id yet): its stories, its letters, and one queued send for each
// recipient, all at once. `token_of` makes a send's opaque token out of its issue and subscriber.
IssueId seal_issue(Transaction& tx, const Issue& issue, const std::vector<Letter>& letters,
                   const std::vector<NewSend>& sends,
                   const std::function<std::string(IssueId, SubscriberId)>& token_of, Timestamp now);

// Adds a letter to a sealed issue.
void add_letter(Transaction& tx, IssueId issue, const Letter& letter);

// Cancels the sends of a stopped issue that no run has claimed; claimed ones still go. Returns how many it
// cancelled.
std::int64_t cancel_sends(Transaction& tx, IssueId issue, Timestamp now);

// An issue and the counts of its sends by state; `due` is the sum of the others.
struct IssueAccount {
    Issue issue;
    std::optional<Timestamp> sealed_at;
    int items = 0;
    int due = 0, sent = 0, waiting = 0, failed = 0, suppressed = 0, held = 0, expired = 0;
    int bounced = 0, cancelled = 0;
};

// Newest first; all if `count` is 0.
std::vector<IssueAccount> issues(const Database& db, int count);
std::optional<IssueAccount> issue(const Database& db, IssueId id);

// By number.
std::vector<Letter> letters(const Database& db, IssueId issue);

// The number of the letter that an issue's send to a subscriber has.
std::optional<int> letter_of(const Database& db, IssueId issue, SubscriberId subscriber);

// Marks the issues that have no send left to go as sent.
void finish_issues(Transaction& tx);

}  // namespace tidings::store
