#pragma once

#include <string_view>

#include "model/subscriber.h"
#include "store/database.h"

namespace tidings::store {

// Deletes all data of a reader but the keyed hash of the address, which keeps imports from adding it again,
// and the empty rows of their sends, which the sums of issues need. SQLite overwrites the deleted bytes.
void erase(Transaction& tx, SubscriberId subscriber, std::string_view address_hash, Timestamp now);

// The same for a subscription that has moved lately, at the request of its present address: what belongs to
// the former address (address, name, proof of consent, the mail with the link to undo the move) stays until
// the move can no longer be undone; store::forget_address_moves then deletes it.
void erase_since_move(Transaction& tx, SubscriberId subscriber, std::string_view address_hash, Timestamp now);

// Whether the reader with that address was erased: then only the reader can subscribe it again.
bool is_erased(const Database& db, std::string_view address_hash);

// Whether it was suppressed when it was erased, after a complaint or by hand.
bool barred_for_ever(const Database& db, std::string_view address_hash);

}  // namespace tidings::store
