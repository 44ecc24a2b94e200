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

// A send with a lease: the run that holds it is the only one that may hand it over.
struct ClaimedSend {
    SendId id{};
    IssueId issue{};
    DigestId digest{};
    SubscriberId subscriber{};
    EmailAddress email;
    std::string name, token;
    int letter = 1;                                  // its number within the issue
    int attempts = 0;                                // that counted, before this one
    Timestamp sealed_at{};                           // of the issue: the message's Date
    OnUncertain on_uncertain = OnUncertain::resend;  // column doubt
    std::optional<std::chrono::seconds>
        tried_from;  // the mail server's uptime when it first put the mail off
};

// Ends the leases of a run that died. Whether those mails went cannot be known (RFC 1047): by the policy of
// their issue (on_uncertain) they are queued again behind the others, as the same bytes with the same
// Message-ID, or held; those of a stopped issue are cancelled. No attempt is counted. Call only while holding
// the run's lock. Returns how many are queued or held.
std::int64_t recover_sends(Transaction& tx, Timestamp now);

// Leases up to `count` sends: those that are due first, or last. On the way it settles those that may not go:
// of readers who unsubscribed or are suppressed, of stopped issues, and of letters with nothing left to tell.
enum class ClaimFrom { first, last };
std::vector<ClaimedSend> claim_sends(Transaction& tx, std::string_view lease, Timestamp now, int count,
                                     ClaimFrom from = ClaimFrom::first);

// Ends the lease of a send that was not tried; it is due again at `due`.
void postpone_send(Transaction& tx, SendId send, Timestamp due);

// The outcome of a claimed send. The server's answer is not kept if the reader has another address now or was
// erased. A send that would be queued or held is cancelled if its issue was stopped meanwhile.
struct SettledSend {
    SendState state = SendState::sent;
    std::optional<Timestamp> due;  // for deferred
    bool counted = true;           // as an attempt
    bool in_doubt = false;         // it may have gone: the answer never came
    std::string answer, queue_id;
    std::chrono::seconds uptime{0};  // of the mail server; kept of the first time that it puts the mail off
};
void settle_send(Transaction& tx, SendId send, const SettledSend& settled, Timestamp now);

// Makes sends due now that would be due after `latest`: a wrong clock wrote that.
void pull_in_sends(Transaction& tx, Timestamp latest, Timestamp now);

std::int64_t count_sends_due(const Database& db, Timestamp now);

// The send with the highest id.
std::optional<SendId> last_send(const Database& db);

// The sends that are due and may go, in order, without leasing them: at most `count`, from the `first`th
// (from 0).
std::vector<ClaimedSend> sends_due(const Database& db, Timestamp now, int first, int count);

// To how many readers a mail with the story went, or may have gone, or waits to go.
std::int64_t readers_mailed(const Database& db, StoryId story);

}  // namespace tidings::store
