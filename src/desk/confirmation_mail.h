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
// if somebody has that address, it must not get mail, it was sent as many such mails as one may be, or the
// reader has lately taken a move back: then whoever asked for that one still holds a link.
bool mail_address_question(store::Transaction& tx, SubscriberId reader, const EmailAddress& new_email,
                           const std::string& address_hash, Timestamp now);

}  // namespace tidings::desk
