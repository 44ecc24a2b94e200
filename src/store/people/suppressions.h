#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/ids.h"
#include "model/subscriber.h"
#include "store/database.h"
#include "store/people/lost_readers.h"

namespace tidings::store {

// Why an address gets no mail.
enum class Cause {
    bounced,      // its mail system, by refusals and reports
    complaint,    // its reader, by calling a mail abuse
    by_operator,  // the command line
};
std::string_view cause_name(Cause cause);
std::optional<Cause> cause_named(std::string_view name);

struct Suppression {
    Cause cause = Cause::by_operator;
    std::string why;                 // in words, for people
    std::optional<IssueId> issue{};  // whose mail led to it
    KnownTo known_to = KnownTo::nobody;
};

// Suppresses an address. False, changing nothing, if it is suppressed already.
bool suppress_address(Transaction& tx, const EmailAddress& email, const Suppression& suppression,
                      Timestamp now);

// The same where only the words are known, as a list of another hub has them: they tell the cause,
// and it is no news.
bool suppress_address(Transaction& tx, const EmailAddress& email, std::string_view why, Timestamp now);

// The same for the address that a send went to, with its issue. Does nothing if its reader has another
// address now or was erased.
bool suppress_recipient(Transaction& tx, SendId send, Suppression suppression, Timestamp now);

// The cause for which an address is suppressed; none if it may get mail.
std::optional<Cause> suppression_cause(const Database& db, const EmailAddress& email);

// Lifts the suppression of an address that was for bounces; other causes stay. False if there was none.
bool lift_bounces(Transaction& tx, const EmailAddress& email);

// A suppressed address, for reports: by cause (all if none is given) and since when.
struct GivenUpAddress {
    std::string email;
    std::optional<SubscriberId> subscriber;
    Cause cause{};
    std::string why;
    Timestamp at{};
};
std::vector<GivenUpAddress> suppressed_since(const Database& db, std::optional<Cause> cause, Timestamp since);

// How many addresses were suppressed by the mails of an issue.
int given_up_by(const Database& db, IssueId issue);

// Replaces the suppression of a reader's address by one of its keyed hash, as an erasure must; deletes one
// that was for bounces.
void reduce_suppression(Transaction& tx, SubscriberId subscriber, std::string_view address_hash,
                        Timestamp now);

// Lifts the suppression of an address, stored or hashed. A reader who has unsubscribed stays so, and an
// erased one must subscribe again. False if there was none.
bool lift_suppression(Transaction& tx, const EmailAddress& email, std::string_view address_hash);

}  // namespace tidings::store
