#pragma once

#include <string_view>

#include "store/people/people.h"
#include "store/people/sign_ups.h"
#include "store/people/subscribers.h"
#include "subscribe/token.h"

namespace tidings::membership {

// The words beside the button of the sign-up form, and the language they were shown in.
struct ShownConsent {
    std::string_view text, language;
};

// Takes in what the sign-up form asks for. A new address, or one whose reader has left, is mailed the
// question whether its owner wants it; a confirmed reader is mailed the link to their preferences. True if a
// mail was queued. Where no mail may be sent to a new address, nothing of it is kept.
bool sign_up(store::Database& db, const SecretKey& key, const store::SignUp& wish, const ShownConsent& shown,
             Timestamp now);

// Whether a sign-up of that person can still be confirmed.
bool awaits_confirmation(const store::Person& person, Timestamp now);

// Confirms a sign-up by the link that was mailed, and queues the welcome. False, changing nothing, if none
// waits.
bool confirm(store::Database& db, const SecretKey& key, SubscriberId reader, Timestamp now);

// Adds a subscriber with the proof of their consent, as an operator has it. An address that left, bounced,
// complained or was erased is not added: an erased one counts as unsubscribed. A subscriber who is to
// confirm is mailed the question, within the limits of the sign-up form.
store::Joining add(store::Database& db, const SecretKey& key, const Subscriber& subscriber, Timestamp now);
store::Joining add(store::Transaction& tx, const SecretKey& key, const Subscriber& subscriber, Timestamp now);

}  // namespace tidings::membership
