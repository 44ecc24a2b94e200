#pragma once

#include <optional>
#include <string>

#include "model/subscriber.h"
#include "store/database.h"

namespace tidings::store {

// A change to a new address that its owner has not confirmed yet.
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

// False, changing nothing, if the new address is another reader's or must not get mail. If the former one
// must not, only its hash is kept from now on. What the reader had is kept for undoing the move
// (store/address_moves.h), and the name is cleared, so that the new address does not show it.
bool carry_out(Transaction& tx, const AddressChange& change, const ChangedHashes& hashes, Timestamp now);

void forget_address_changes(Transaction& tx, Timestamp asked_before);

}  // namespace tidings::store
