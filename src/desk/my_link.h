#pragma once

#include "model/ids.h"
#include "store/database.h"

namespace tidings::desk {

// Queues the mail with the link to a subscriber's preferences. False, changing nothing, if they had that many
// of them in the last 24 hours, or get no mail.
bool mail_link_to(store::Transaction& tx, SubscriberId subscriber, int most_a_day, Timestamp now);

}  // namespace tidings::desk
