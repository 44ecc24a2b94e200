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

// A send that a report (a bounce or a complaint) came for.
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

// Whether the send is of the time when the token of its Message-ID also permitted to unsubscribe.
bool leaves_by_message_id(const Database& db, SendId send);

// Stores a report: its status (RFC 3463) and what it is about, or that it is a complaint. `report` identifies
// the mail that brought it. False if it is stored already.
bool add_report(Transaction& tx, SendId send, std::string_view report, std::string_view status,
                MailVerdict verdict, Timestamp now);
bool add_complaint(Transaction& tx, SendId send, std::string_view report, Timestamp now);

// Stores the answer with which a mail server refused a send, in place of an earlier one.
void record_refusal(Transaction& tx, SendId send, std::string_view status, MailVerdict verdict,
                    Timestamp now);

// Queues a refused send until `due`, as if it had been put off.
void put_back(Transaction& tx, SendId send, Timestamp due);

// Makes a sent send a bounced one. Leaves alone one that a run is sending.
void settle_bounced(Transaction& tx, SendId send, std::string_view answer, Timestamp now);

// The latest mails of a reader to the present address, the oldest first; without those from before a
// suppression or pause was lifted.
std::vector<PastMail> past_mails(const Database& db, SubscriberId subscriber);

}  // namespace tidings::store
