#pragma once

#include "model/subscriber.h"
#include "store/database.h"

namespace tidings::membership {

// Queues the mail with the link to a subscriber's preferences. False, changing nothing, if they had
// `most_a_day` of them in the last 24 hours, or get no mail.
bool mail_preferences_link(store::Transaction& tx, SubscriberId subscriber, int most_a_day, Timestamp now);

// The same for the reader of an address, as the form for it asks; nothing for an address without one.
void mail_preferences_link(store::Database& db, const EmailAddress& email, Timestamp now);

}  // namespace tidings::membership
