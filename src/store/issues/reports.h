#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/send.h"
#include "model/subscriber.h"
#include "model/verdict.h"
#include "store/database.h"

namespace tidings::store {

// A send that something came back of.
struct ReportedSend {
    SendId id{};
    IssueId issue{};
    SubscriberId subscriber{};
    DigestId digest{};
    bool at_their_address = false;  // that they have now, and not one they had, or that is erased
    std::string email;              // that they have now
};

std::optional<ReportedSend> send_numbered(const Database& db, SendId id);
// By the token of its Message-ID.
std::optional<ReportedSend> send_with_token(const Database& db, std::string_view token);

// Whether a send is of the time when the token of its Message-ID was also the one to leave by.
bool leaves_by_message_id(const Database& db, SendId send);

// Keeps what came back: a status (RFC 3463) and what it was about, or that it was a complaint. `report` names
// the mail that brought it. False if that is known already.
bool add_report(Transaction& tx, SendId send, std::string_view report, std::string_view status,
                MailVerdict verdict, Timestamp now);
bool add_complaint(Transaction& tx, SendId send, std::string_view report, Timestamp now);

// Keeps what a mail server answered when it refused a send; what it answered before is forgotten.
void record_refusal(Transaction& tx, SendId send, std::string_view status, MailVerdict verdict,
                    Timestamp now);

// A send that was refused waits again until `due`, as if it had been put off.
void put_back(Transaction& tx, SendId send, Timestamp due);

// Makes a send one that was sent and came back. Leaves alone one that a run is just sending.
void settle_bounced(Transaction& tx, SendId send, std::string_view answer, Timestamp now);

// A subscriber's latest mails to the address they have now, the oldest first. What came before the address's
// suppression or pause was lifted is forgiven.
std::vector<PastMail> past_mails(const Database& db, SubscriberId subscriber);

}  // namespace tidings::store
