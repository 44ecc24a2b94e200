#pragma once

#include <optional>
#include <vector>

#include "model/preferences.h"
#include "model/subscriber.h"
#include "store/database.h"

namespace tidings::store {

// A reader with their state. Erased readers are never returned.
struct Person {
    Subscriber subscriber;
    std::optional<Timestamp> asked_at, confirmed_at, left_at;
    bool suppressed = false;  // the address must not get mail
};

std::optional<Person> person(const Database& db, SubscriberId id);
std::optional<Person> person_of(const Database& db, const EmailAddress& email);

std::optional<DigestId> digest_id(const Database& db, std::string_view slug);
std::optional<std::string> digest_slug(const Database& db, DigestId id);

// Replaces a reader's subscriptions and preferences. Unknown digests are left out.
void set_subscriptions(Transaction& tx, SubscriberId subscriber, const std::vector<std::string>& digests,
                       const Preferences& preferences);
void set_name(Transaction& tx, SubscriberId subscriber, std::string_view name);
void set_language(Transaction& tx, SubscriberId subscriber, std::string_view language);

// How many stories were approved since then.
std::int64_t stories_approved_since(const Database& db, Timestamp since);

// Why an address must not get mail; none if it may.
std::optional<std::string> suppression_of(const Database& db, const EmailAddress& email);

}  // namespace tidings::store
