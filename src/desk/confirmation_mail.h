#pragma once

#include <string>

#include "model/subscriber.h"
#include "store/database.h"

namespace tidings::desk {

// Queues the mail that asks somebody to confirm. False, changing nothing, if their address was sent as many
// as one may be that nobody has confirmed (subscribe/periods.h).
bool mail_confirmation(store::Transaction& tx, SubscriberId subscriber, const EmailAddress& email,
                       const std::string& address_hash, Timestamp now);

// Notes a reader's wish for a new address and queues the mail that asks its owner. False, changing nothing,
// if the address is another reader's, must not get mail or was sent as many such mails as one may be, or if a
// move was lately undone: the person who asked for that move may still hold a link.
bool mail_address_question(store::Transaction& tx, SubscriberId reader, const EmailAddress& new_email,
                           const std::string& address_hash, Timestamp now);

}  // namespace tidings::desk
