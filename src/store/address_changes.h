#pragma once

#include <optional>
#include <string>

#include "model/subscriber.h"
#include "store/database.h"

namespace tidings::store {

// A new address that waits for its owner's word.
struct AddressChange {
    AddressChangeId id{};
    SubscriberId subscriber{};
    EmailAddress email;
    Timestamp asked_at{};
};

// One at a time: a later wish takes the place of an earlier one, whose link is then worth nothing.
AddressChangeId ask_for_change(Transaction& tx, SubscriberId subscriber, const EmailAddress& email,
                               Timestamp now);
std::optional<AddressChange> address_change(const Database& db, AddressChangeId id);

// Keyed hashes of the two addresses of a change.
struct ChangedHashes {
    std::string former, fresh;
};

// False, changing nothing, if somebody else has that address, or it must not get mail. If the former one must
// not, it is known by its hash alone from now on. What the reader had is kept for its undoing
// (store/address_moves.h), and the name is shown to whoever has the new address no more.
bool carry_out(Transaction& tx, const AddressChange& change, const ChangedHashes& hashes, Timestamp now);

void forget_address_changes(Transaction& tx, Timestamp asked_before);

}  // namespace tidings::store
