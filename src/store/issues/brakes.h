#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "model/ids.h"
#include "store/database.h"

namespace tidings::store {

// So long what was given up counts together, and a domain's brake holds.
inline constexpr std::chrono::hours brake_window{24};

// Where so many addresses were given up at once: in an issue, or at a domain of its readers.
struct BrakeScope {
    IssueId issue{};
    std::string domain;  // in lower case; empty for all of the issue
};

// Whether the brake is set there: then no address is given up.
bool is_braked(const Database& db, const BrakeScope& scope, Timestamp now);

// How many addresses bounces have given up there within the window, and how many readers it has.
std::int64_t given_up_in(const Database& db, const BrakeScope& scope, Timestamp now);
std::int64_t readers_in(const Database& db, const BrakeScope& scope);

// Sets the brake there: from now on no address is given up, and those given up within the window get mail
// again, which their history says. `why` is a sentence for people. Returns how many get mail again.
std::int64_t brake(Transaction& tx, const BrakeScope& scope, std::string_view why, Timestamp now);

}  // namespace tidings::store
