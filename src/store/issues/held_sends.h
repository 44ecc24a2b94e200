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
// By issue, those of issues without any left out.
std::vector<SendsOfIssue> held_sends(const Database& db);

// Likewise those that the mail server put off until they were given up, the newest 20 issues first. What an
// editor gave up is not among them.
std::vector<SendsOfIssue> expired_sends(const Database& db);

// An issue's held sends go after all; their deadline counts from now. Returns how many.
std::int64_t release_held_sends(Transaction& tx, IssueId issue, Timestamp now);

// An issue's held sends will not go, for the reason `why`; they count as expired. Returns how many.
std::int64_t give_up_held_sends(Transaction& tx, IssueId issue, std::string_view why, Timestamp now);

// Sends of issues that were sealed or released before these times are old.
struct OldAge {
    Timestamp tried;    // those that a mail server has put off
    Timestamp untried;  // those that were never tried; not before `tried`
};

// Holds what waits and is old. Returns how many.
std::int64_t hold_old_sends(Transaction& tx, const OldAge& before, Timestamp now);

// What hold_old_sends held, and is not old after all, waits again: a clock was wrong.
std::int64_t return_young_sends(Transaction& tx, const OldAge& from, Timestamp now);

}  // namespace tidings::store
