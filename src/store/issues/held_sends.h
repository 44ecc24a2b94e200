#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/ids.h"
#include "store/database.h"

namespace tidings::store {

// Sends that wait for a person: they may have gone already, no message could be made of them, or they are too
// old to go unasked.

// How many sends of an issue share a fate.
struct SendsOfIssue {
    IssueId issue{};
    std::string title;
    int count = 0;
};
// The counts of held sends by issue; issues with none are left out.
std::vector<SendsOfIssue> held_sends(const Database& db);

// The counts of sends given up after the mail server put them off, of the newest 20 issues; without those
// that an editor gave up.
std::vector<SendsOfIssue> expired_sends(const Database& db);

// Queues the held sends of an issue; their deadline counts from `now`. Returns how many.
std::int64_t release_held_sends(Transaction& tx, IssueId issue, Timestamp now);

// Expires the held sends of an issue with the reason `why`. Returns how many.
std::int64_t give_up_held_sends(Transaction& tx, IssueId issue, std::string_view why, Timestamp now);

// Sends of issues that were sealed or released before these times are old.
struct OldAge {
    Timestamp tried;    // those that a mail server has put off
    Timestamp untried;  // those that were never tried; not before `tried`
};

// Holds the waiting sends that are old. Returns how many.
std::int64_t hold_old_sends(Transaction& tx, const OldAge& before, Timestamp now);

// Queues again what hold_old_sends held because of a wrong clock. Returns how many.
std::int64_t return_young_sends(Transaction& tx, const OldAge& from, Timestamp now);

}  // namespace tidings::store
