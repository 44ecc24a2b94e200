#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/preferences.h"
#include "model/subscriber.h"
#include "store/database.h"

namespace tidings::store {

// What is stored about a person beside their row, their subscriptions and their consents: what a data export
// tells (GDPR article 15).

struct DisclosedReport {
    std::string status;   // RFC 3463, or "complaint"
    std::string verdict;  // what it was about, as verdict_name has it, or "complaint"
    Timestamp at{};
};

struct DisclosedIssue {
    std::string digest, title, state, answer;  // `answer`: what the mail server said
    std::optional<Timestamp> settled_at;
    std::vector<DisclosedReport> reports;
};
// Those that are settled since that time, or not yet; all without one.
std::vector<DisclosedIssue> issues_received(const Database& db, SubscriberId subscriber,
                                            std::optional<Timestamp> since);

// A subscription that was left, kept for the way back.
struct DisclosedDeparture {
    std::string digest;
    Preferences preferences;
    Timestamp left_at{};
};
std::vector<DisclosedDeparture> departures_of(const Database& db, SubscriberId subscriber);

// What was asked for by the sign-up form after leaving, and waits to be confirmed.
struct DisclosedWish {
    std::string name, language;
    std::vector<std::string> digests;
    Preferences preferences;
};
std::optional<DisclosedWish> wish_of(const Database& db, SubscriberId subscriber);

// A new address that waits to be confirmed.
struct DisclosedChange {
    std::string email;
    Timestamp asked_at{};
};
std::optional<DisclosedChange> change_of(const Database& db, SubscriberId subscriber);

// A mail about the subscription.
struct DisclosedNotice {
    std::string kind, email, state, answer;
    Timestamp made_at{};
};
std::vector<DisclosedNotice> notices_of(const Database& db, SubscriberId subscriber);

}  // namespace tidings::store
