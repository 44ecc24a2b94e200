#pragma once

#include <optional>
#include <vector>

#include "model/subscriber.h"
#include "store/database.h"

namespace tidings::store {

// Ends a reader's subscription to a digest, or to all, and suppresses the sends of it that have not gone. A
// reader with no subscription left becomes unsubscribed. False if there was nothing to end.
bool leave(Transaction& tx, SubscriberId subscriber, std::optional<DigestId> digest, Timestamp now);

// When a reader last unsubscribed from a digest or from all of them.
std::optional<Timestamp> last_left(const Database& db, SubscriberId subscriber);

// Restores the subscriptions that a confirmed reader ended last, if that was at `left_since` or later. False
// if there is nothing to restore.
bool come_back(Transaction& tx, SubscriberId subscriber, Timestamp left_since);

// The readers who unsubscribed before that time and whose address is still stored.
std::vector<Subscriber> left_before(const Database& db, Timestamp time);

// Deletes the ended subscriptions that come_back would restore, of readers who unsubscribed before that time.
void forget_former_subscriptions(Transaction& tx, Timestamp left_before);

}  // namespace tidings::store
