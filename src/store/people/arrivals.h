#pragma once

#include <optional>
#include <string_view>

#include "model/subscriber.h"
#include "store/database.h"

namespace tidings::store {

// People as another hub knew them.

// Adds a reader who unsubscribed at another hub as unsubscribed. False, changing nothing, if the address is
// known here.
bool note_leaver(Transaction& tx, const Subscriber& subscriber, Timestamp left_at);

// Replaces the times of sign-up and confirmation by those of the other hub.
void keep_first_dates(Transaction& tx, SubscriberId subscriber, std::optional<Timestamp> since,
                      std::optional<Timestamp> confirmed_at);

// Records the hash of a reader who was erased there. An address that is suppressed here stays suppressed.
void note_erased(Transaction& tx, std::string_view address_hash, bool must_not_get_mail, Timestamp at);

}  // namespace tidings::store
