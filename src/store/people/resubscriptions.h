#pragma once

#include <string>
#include <vector>

#include "store/people/sign_ups.h"

namespace tidings::store {

// Stores what a reader who has unsubscribed asks for by the sign-up form. Everyone can type an address there,
// so it is kept apart from the reader's present and former subscriptions until the reader confirms it. A
// later request replaces an earlier one. The released schema calls requests wishes.
void keep_resubscription(Transaction& tx, SubscriberId subscriber, const SignUp& wish);

// Makes the request the reader's subscriptions. Does nothing if there is none.
void grant_resubscription(Transaction& tx, SubscriberId subscriber);

void drop_resubscription(Transaction& tx, SubscriberId subscriber);

// The requested digests by slug; none without a request.
std::vector<std::string> digests_of_resubscription(const Database& db, SubscriberId subscriber);

// The digests that a confirmation would give: those of the request, or else the subscriber's own.
std::vector<std::string> digests_asked_for(const Database& db, const Subscriber& subscriber);

}  // namespace tidings::store
