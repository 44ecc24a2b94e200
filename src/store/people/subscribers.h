#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/subscriber.h"
#include "store/database.h"

namespace tidings::store {

// What became of an address that an operator adds.
enum class Joining {
    added,         // a new subscriber
    confirmed,     // was pending: the confirmed one replaces what the form said
    known,         // already there: unchanged
    unsubscribed,  // left before: stays away, whatever a list says
    suppressed,    // the address must not get mail: stays away
};

// Adds a subscriber with their digests. A reader who has unsubscribed or was erased stays so, and a confirmed
// one is not changed.
Joining join(Transaction& tx, const Subscriber& subscriber, Timestamp now);

// Without erased readers.
std::vector<Subscriber> subscribers(const Database& db);
std::optional<Subscriber> subscriber(const Database& db, SubscriberId id);

}  // namespace tidings::store
