#pragma once

#include <optional>
#include <string_view>

#include "store/people/address_changes.h"

namespace tidings::store {

// A subscription that has moved to another address. The link of a forwarded digest is enough to ask for that,
// so the former address can undo it.
struct AddressMove {
    AddressChangeId id{};  // of the change that was carried out
    SubscriberId subscriber{};
    EmailAddress former;
    Timestamp moved_at{};
};

// None if it was undone, or an earlier one of the same reader was.
std::optional<AddressMove> address_move(const Database& db, AddressChangeId id);

// Keeps what the reader of a change has now: address, name, language, subscriptions with preferences.
void keep_for_undoing(Transaction& tx, const AddressChange& change, Timestamp now);

// What became of a move that was undone.
enum class Undone {
    moved_back,    // all is as before the move, also if its reader has left or erased it since
    joined_again,  // the former address has signed up anew: what moved away is erased
};
// `present_hash` is of the address that the subscription is at now; empty if that was erased. Later moves of
// the same reader are forgotten: the earliest address wins.
Undone undo_move(Transaction& tx, const AddressMove& move, std::string_view present_hash, Timestamp now);

// When a reader's subscription last moved to its present address.
std::optional<Timestamp> moved_at(const Database& db, SubscriberId subscriber);

// Whether a move of a reader is kept that can be undone, or that was undone.
bool has_move_to_undo(const Database& db, SubscriberId subscriber);
bool has_undone_move(const Database& db, SubscriberId subscriber);

// Deletes the kept moves, with what an erasure left for undoing them.
void forget_address_moves(Transaction& tx, Timestamp moved_before);

}  // namespace tidings::store
