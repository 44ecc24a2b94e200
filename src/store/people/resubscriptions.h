#pragma once

#include <string>
#include <vector>

#include "store/people/sign_ups.h"

namespace tidings::store {

// What somebody who has left asks for by the sign-up form. Anybody can type their address there, so it stands
// apart from what they have, and from what they left, until they confirm it. One for each: a later one takes
// its place.
void keep_resubscription(Transaction& tx, SubscriberId subscriber, const SignUp& wish);

// Makes it what the subscriber has. Changes nothing if there is none.
void grant_resubscription(Transaction& tx, SubscriberId subscriber);

void drop_resubscription(Transaction& tx, SubscriberId subscriber);

// By slug; none without a wish.
std::vector<std::string> digests_of_resubscription(const Database& db, SubscriberId subscriber);

// The digests that a confirmation would give: those of the wish, or else the subscriber's own.
std::vector<std::string> digests_asked_for(const Database& db, const Subscriber& subscriber);

}  // namespace tidings::store
