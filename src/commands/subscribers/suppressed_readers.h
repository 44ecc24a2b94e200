#pragma once

#include <optional>
#include <string>
#include <vector>

#include "store/people/listing.h"

namespace tidings {

// Which readers an option pair --why WHY --since DATE means.
struct SuppressedReaders {
    std::string why;  // "bounced", "complaint", "operator" or "paused"; empty: any
    std::optional<Timestamp> since;
};

// Throws Failure(usage) for what it does not understand.
SuppressedReaders suppressed_readers_wanted(const std::string& why, const std::string& since);

bool is_wanted(const SuppressedReaders& wanted, const store::ListedPerson& person);

// Of strangers, too, whose addresses are suppressed.
std::vector<EmailAddress> addresses_of(const store::Database& db, const SuppressedReaders& wanted);

}  // namespace tidings
