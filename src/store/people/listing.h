#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "model/preferences.h"
#include "model/standing.h"
#include "model/subscriber.h"
#include "store/database.h"

namespace tidings::store {

// A person as lists and exports show them.
struct ListedPerson {
    Subscriber subscriber;  // its consent also where the person gave it by themselves
    Standing standing{};
    std::string why;    // suppressed or paused: the reason
    std::string cause;  // suppressed: as store::cause_name has it; paused: "paused"
    std::optional<Timestamp> confirmed_at, ended_at;  // ended: left, suppressed or paused
    Preferences preferences;                          // of their first digest: pages set those of all alike
};

// All subscribers but the erased, by id, one at a time.
void for_each_person(const Database& db, const std::function<void(const ListedPerson&)>& show);

// Addresses that must not get mail and are no subscriber's.
struct SuppressedAddress {
    std::string email, why;
    Timestamp at{};
};
void for_each_suppressed_stranger(const Database& db,
                                  const std::function<void(const SuppressedAddress&)>& show);

// Erased people: what is left of them.
struct ErasedAddress {
    std::string hash;
    bool must_not_get_mail = false;  // bounced, complained, suppressed by hand
    Timestamp at{};
};
void for_each_erased(const Database& db, const std::function<void(const ErasedAddress&)>& show);
std::int64_t count_erased(const Database& db);

}  // namespace tidings::store
