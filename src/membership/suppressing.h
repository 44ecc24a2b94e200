#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "store/issues/reports.h"
#include "store/people/listing.h"
#include "store/people/suppressions.h"
#include "subscribe/token.h"

namespace tidings::membership {

// From now on nothing is mailed to an address; the history of the reader who has it says why. False, changing
// nothing, if that is so already. Mails that fail suppress in the transaction that stores the failure.
bool suppress(store::Transaction& tx, const EmailAddress& email, const store::Suppression& suppression,
              Timestamp now);

// The same where only the words are known, as a list of another hub has them.
bool suppress(store::Transaction& tx, const EmailAddress& email, std::string_view why, Timestamp now);

// The same for the address that a send went to. Nothing is done if it is not its reader's now.
bool suppress_recipient(store::Transaction& tx, const store::ReportedSend& send,
                        const store::Suppression& suppression, Timestamp now);

// By an operator's word, whose reason is kept in the history even where the address was suppressed before.
void suppress_by_operator(store::Database& db, const EmailAddress& email, const std::string& reason,
                          Timestamp now);

// Which readers are meant by why and since when they get no mail.
struct SuppressedReaders {
    std::string why;  // "bounced", "complaint", "operator" or "paused"; empty: any
    std::optional<Timestamp> since;
};
bool is_among(const SuppressedReaders& wanted, const store::ListedPerson& person);

// An address to which nothing keeps mail from going any more, and the state of its reader; none where no
// reader has it.
struct Lifted {
    EmailAddress email;
    std::optional<SubscriberState> reader;
};

enum class Rehearsal { yes, no };  // yes: all is done and nothing committed

// Lifts suppression and pause of one address, with the reason in its reader's history. Error no_such_file if
// there is neither.
Result<Lifted> unsuppress(store::Database& db, const SecretKey& key, const EmailAddress& email,
                          const std::string& reason, Timestamp now, Rehearsal rehearsal);

// Of all that are wanted, also of addresses that are no reader's.
std::vector<Lifted> unsuppress_all(store::Database& db, const SecretKey& key, const SuppressedReaders& wanted,
                                   const std::string& reason, Timestamp now, Rehearsal rehearsal);

}  // namespace tidings::membership
