#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/send.h"
#include "model/subscriber.h"
#include "store/database.h"

namespace tidings::store {

// A send that something came back of.
struct ReportedSend {
    SendId id{};
    SubscriberId subscriber{};
    DigestId digest{};
    bool at_their_address = false;  // that they have now, and not one they had, or that is erased
};

std::optional<ReportedSend> send_numbered(const Database& db, SendId id);
// By the token of its Message-ID.
std::optional<ReportedSend> send_with_token(const Database& db, std::string_view token);

// Whether a send is of the time when the token of its Message-ID was also the one to leave by.
bool leaves_by_message_id(const Database& db, SendId send);

// Keeps what came back: a status (RFC 3463) or "complaint". `report` names the mail that brought it. False if
// that is known already.
bool add_report(Transaction& tx, SendId send, std::string_view report, std::string_view status,
                Timestamp now);

// Makes a send one that was sent and came back. Leaves alone one that a run is just sending.
void settle_bounced(Transaction& tx, SendId send, std::string_view answer, Timestamp now);

// The status that came back of each of a subscriber's latest mails to the address they have now, the oldest
// first; empty for those of which nothing came. What came before an operator lifted the address's suppression
// is forgiven.
std::vector<std::string> reports_on(const Database& db, SubscriberId subscriber);

}  // namespace tidings::store
