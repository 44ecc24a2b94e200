#pragma once

#include <string>

#include "model/subscriber.h"
#include "store/database.h"

namespace tidings::membership {

// Counts one more mail that asks the owner of an address to confirm, on behalf of a subscriber. False,
// changing nothing, if the address has had as many as an unconfirmed one may have (subscribe/periods.h).
bool may_ask_to_confirm(store::Transaction& tx, SubscriberId subscriber, const std::string& address_hash,
                        Timestamp now);

// Queues the mail that asks a subscriber to confirm, if they may be asked; false if not.
bool mail_confirmation(store::Transaction& tx, SubscriberId subscriber, const EmailAddress& email,
                       const std::string& address_hash, Timestamp now);

}  // namespace tidings::membership
