#pragma once

#include "store/database.h"
#include "subscribe/token.h"

namespace tidings::membership {

struct Forgotten {
    std::int64_t unconfirmed = 0;  // sign-ups that were not confirmed in time
    std::size_t erased = 0;        // people who left long enough ago
};

// Takes out of the database what is kept no longer, and deletes old copies of it: the periods stand in
// subscribe/periods.h.
Forgotten forget_what_is_due(store::Database& db, const SecretKey& key, Timestamp now);

}  // namespace tidings::membership
