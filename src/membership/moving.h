#pragma once

#include <optional>

#include "store/people/address_changes.h"
#include "store/people/address_moves.h"
#include "subscribe/links.h"
#include "subscribe/token.h"

namespace tidings::membership {

// Notes a reader's wish for a new address and queues the mail that asks its owner. False, changing nothing,
// if the address is another reader's, must not get mail or was sent as many such mails as one may be, or if a
// move was lately undone: the person who asked for that move may still hold a link.
bool ask_to_move(store::Database& db, const SecretKey& key, SubscriberId reader,
                 const EmailAddress& new_email, Timestamp now);

// The change of address that a link is about, if it can still be confirmed.
std::optional<store::AddressChange> waiting_change(const store::Database& db, const ReaderLink& link,
                                                   Timestamp now);

// Moves the subscription to the new address, and tells the former one with the link to undo it. False,
// changing nothing, if the change waits no more, or the new address has become another reader's or must not
// get mail.
bool move(store::Database& db, const SecretKey& key, const ReaderLink& link, Timestamp now);

// The move that a link can undo.
std::optional<store::AddressMove> undoable_move(const store::Database& db, const ReaderLink& link,
                                                Timestamp now);

// Gives the subscription back to the former address. None, changing nothing, if the link undoes nothing.
std::optional<store::Undone> undo_move(store::Database& db, const SecretKey& key, const ReaderLink& link,
                                       Timestamp now);

}  // namespace tidings::membership
