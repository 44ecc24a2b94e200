#pragma once

#include <string>

#include "model/subscriber.h"
#include "store/database.h"

namespace tidings::desk {

// Queues the mail that asks somebody to confirm. False, changing nothing, if their address was sent as many as
// one may be that nobody has confirmed (subscribe/periods.h).
bool mail_confirmation(store::Transaction& tx, SubscriberId subscriber, const EmailAddress& email,
                       const std::string& address_hash, Timestamp now);

}  // namespace tidings::desk
