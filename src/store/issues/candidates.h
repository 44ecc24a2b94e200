#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/issue.h"
#include "model/subscriber.h"
#include "store/database.h"

namespace tidings::store {

// Which stories an issue may have.
struct Gathering {
    std::string digest;                  // slug
    IssueId issue{};                     // that gathers: what it has already is not had by another
    Timestamp cut_off{};                 // stories approved until then
    Timestamp now = Timestamp::max();    // or after now: a clock that was wrong wrote that
    std::chrono::hours look_back{};      // and not longer than this before the digest was first heard of
    std::vector<std::string> topics;     // with any of these tags; empty: all
    std::vector<std::string> languages;  // in these, or in none that we know; empty: all
};

// Approved stories that no issue of the digest has had, those of cancelled issues among them; the first
// approved first.
std::vector<StoryId> candidates(const Database& db, const Gathering& gathering);

// The stories of an issue that are not approved any more.
std::vector<StoryId> no_longer_approved(const Database& db, IssueId issue);

// Who has been told which of some stories before, in any digest. Mails that failed, expired, bounced or were
// cancelled or suppressed told nothing.
struct Told {
    std::vector<std::vector<StoryId>> letters;                      // which of the stories each told
    std::vector<std::pair<SubscriberId, std::size_t>> subscribers;  // and who got it; sorted
};
Told told_before(const Database& db, const std::vector<StoryId>& stories);

// Likewise what readers were to be told by mails of a digest, sealed after `since`, that failed, expired or
// bounced, as far as it is still approved.
Told missed_since(const Database& db, std::string_view digest, Timestamp since);

}  // namespace tidings::store
