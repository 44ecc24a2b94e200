#pragma once

#include "model/ids.h"
#include "store/database.h"

namespace tidings::desk {

// Queues the mail with the link to a subscriber's preferences, unless they had enough of them today.
void mail_link_to(store::Transaction& tx, SubscriberId subscriber, Timestamp now);

}  // namespace tidings::desk
