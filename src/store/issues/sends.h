#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/issue.h"
#include "model/send.h"
#include "model/subscriber.h"
#include "store/database.h"

namespace tidings::store {

// A send that this run has claimed: it alone may hand it over.
struct ClaimedSend {
    SendId id{};
    IssueId issue{};
    DigestId digest{};
    SubscriberId subscriber{};
    EmailAddress email;
    std::string name, token;
    int letter = 1;         // its number within the issue
    int attempts = 0;       // that counted, before this one
    Timestamp sealed_at{};  // of the issue: the message's Date
    OnUncertain on_uncertain = OnUncertain::resend;
    std::optional<std::chrono::seconds>
        tried_from;  // the mail server's uptime when it first put the mail off
};

// Rows that a run which died had claimed. Whether their mail went cannot be known (RFC 1047); by the policy
// of their issue they are queued again behind the others, as the same bytes with the same Message-ID, or
// held; those of an issue that was stopped meanwhile are cancelled. No attempt is counted. Call only while
// holding the run's lock. Returns how many go again or are held.
std::int64_t recover_sends(Transaction& tx, Timestamp now);

// Claims the sends that are due first, or last, `count` of them or fewer if no more are due. On the way it
// settles those that may not go: of people who left or whose address is suppressed, of issues that were
// stopped, and of letters with nothing left to tell.
enum class ClaimFrom { first, last };
std::vector<ClaimedSend> claim_sends(Transaction& tx, std::string_view lease, Timestamp now, int count,
                                     ClaimFrom from = ClaimFrom::first);

// Gives a claimed send back untried, until `due`.
void postpone_send(Transaction& tx, SendId send, Timestamp due);

// What became of a claimed send. What was said of an address that its reader had then and has no more, or
// that is erased, is not kept. What would wait, for its time or for a person, is cancelled if its issue was
// stopped meanwhile.
struct SettledSend {
    SendState state = SendState::sent;
    std::optional<Timestamp> due;  // for deferred
    bool counted = true;           // as an attempt
    bool in_doubt = false;         // it may have gone: the answer never came
    std::string answer, queue_id;
    std::chrono::seconds uptime{0};  // of the mail server; kept of the first time that it puts the mail off
};
void settle_send(Transaction& tx, SendId send, const SettledSend& settled, Timestamp now);

// Makes due now what would be due later than `latest`: a clock that was wrong wrote that.
void pull_in_sends(Transaction& tx, Timestamp latest, Timestamp now);

std::int64_t count_sends_due(const Database& db, Timestamp now);

// The one with the largest number.
std::optional<SendId> last_send(const Database& db);

// What is due and may go, unclaimed and in its order, for who only wants to see it. At most `count`,
// beginning with the `first`th (from 0).
std::vector<ClaimedSend> sends_due(const Database& db, Timestamp now, int first, int count);

}  // namespace tidings::store
