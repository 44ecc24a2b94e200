#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "model/subscriber.h"
#include "store/database.h"

namespace tidings::store {

// Ends a person's subscription to a digest, or to all, and suppresses what is not yet sent of it. Who has
// none left has unsubscribed. False if there was nothing to end.
bool leave(Transaction& tx, SubscriberId subscriber, std::optional<DigestId> digest, Timestamp now);

// When a person last left a digest or all of them.
std::optional<Timestamp> last_left(const Database& db, SubscriberId subscriber);

// Gives back what a person left last, if that was since then and they had been confirmed. False if there is
// nothing to give back.
bool come_back(Transaction& tx, SubscriberId subscriber, Timestamp left_since);

// If a person's address must not get mail, that is kept by the address's hash alone; that it bounced is
// forgotten.
void reduce_suppression(Transaction& tx, SubscriberId subscriber, std::string_view address_hash,
                        Timestamp now);

// An address that must not get mail may get some again, whether it is stored or known by its hash alone; who
// has left stays away, and an erased one comes back by its owner only. False if there was nothing to lift.
bool lift_suppression(Transaction& tx, const EmailAddress& email, std::string_view address_hash);

// Takes everything of a person out of the database but the keyed hash of the address, by which a list cannot
// bring them back, and the bare rows of what they were sent, which the sums of issues need.
void erase(Transaction& tx, SubscriberId subscriber, std::string_view address_hash, Timestamp now);

// The same for a subscription that has moved lately, at the request of its present address: what belongs to
// the former address (address, name, proof of consent, the mail with the link to undo the move) stays until
// the move can no longer be undone; store::forget_address_moves then deletes it.
void erase_since_move(Transaction& tx, SubscriberId subscriber, std::string_view address_hash, Timestamp now);

// Whose address is still kept although they left before that time.
std::vector<Subscriber> left_before(const Database& db, Timestamp time);

// Forgets what was kept for the way back.
void forget_former_subscriptions(Transaction& tx, Timestamp left_before);

// Whether an address was erased: then only its owner can bring it back.
bool is_erased(const Database& db, std::string_view address_hash);

// Whether it was erased when it must not get mail: complained, suppressed by hand.
bool barred_for_ever(const Database& db, std::string_view address_hash);

}  // namespace tidings::store
