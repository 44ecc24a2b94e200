#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/issue.h"
#include "model/subscriber.h"
#include "store/database.h"

namespace tidings::store {

// A send that this run has claimed: it alone may hand it over.
struct ClaimedSend {
    SendId id{};
    IssueId issue{};
    EmailAddress email;
    std::string name, token;
    int letter = 1;         // its number within the issue
    int attempts = 0;       // before this one
    Timestamp sealed_at{};  // of the issue: the message's Date
};

// Rows that a run which died had claimed. Whether their mail went cannot be known (RFC 1047); they are queued
// again behind the others, as the same bytes with the same Message-ID. Call only while holding the run's
// lock. Returns how many.
std::int64_t recover_sends(Transaction& tx, Timestamp now);

// Claims the next send that is due, skipping (and settling) those of people who may no longer get mail. None:
// nothing is due.
std::optional<ClaimedSend> claim_send(Transaction& tx, std::string_view lease, Timestamp now);

void settle_sent(Transaction& tx, SendId send, std::string_view answer, std::string_view queue_id,
                 Timestamp now);
void settle_failed(Transaction& tx, SendId send, std::string_view answer, Timestamp now);

enum class Attempt { counted, not_counted };  // not counted: the relay's trouble, not the message's
void settle_deferred(Transaction& tx, SendId send, std::string_view answer, Attempt attempt, Timestamp due);

// What waits longer than `limit` since its issue was sealed is given up. Returns how many.
std::int64_t expire_sends(Transaction& tx, Timestamp sealed_before, Timestamp now);

std::int64_t count_sends_due(const Database& db, Timestamp now);

}  // namespace tidings::store
