#pragma once

#include "model/ids.h"
#include "store/database.h"
#include "subscribe/token.h"

namespace tidings::membership {

// Takes everything of a person out of the database, at an operator's word: what remains is a keyed hash of
// the address and the bare rows of what they were sent. False, changing nothing, if there is no such person.
bool erase(store::Database& db, const SecretKey& key, SubscriberId person, Timestamp now);

// The same by the reader's own link. While a move of theirs can be undone, what belongs to the former address
// stays until then: the holder of the link may be another person than the one of that address.
bool erase_by_link(store::Database& db, const SecretKey& key, SubscriberId reader, Timestamp now);

}  // namespace tidings::membership
