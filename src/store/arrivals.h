#pragma once

#include <optional>
#include <string_view>

#include "model/subscriber.h"
#include "store/database.h"

namespace tidings::store {

// People as another hub knew them.

// Somebody who has left there: known from now on as one who stays away. False, changing nothing, if the
// address is known here.
bool note_leaver(Transaction& tx, const Subscriber& subscriber, Timestamp left_at);

// When somebody signed up and confirmed there, in the place of now.
void keep_first_dates(Transaction& tx, SubscriberId subscriber, std::optional<Timestamp> since,
                      std::optional<Timestamp> confirmed_at);

// Somebody who was erased there. Known as one who must not get mail stays so.
void note_erased(Transaction& tx, std::string_view address_hash, bool must_not_get_mail, Timestamp at);

}  // namespace tidings::store
