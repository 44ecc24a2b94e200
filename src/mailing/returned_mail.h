#pragma once

#include <string_view>

#include "base/log.h"
#include "store/database.h"
#include "subscribe/token.h"

namespace tidings {

// What a mail that came back did.
enum class Returned {
    bounced,    // its address gets no mail any more
    counted,    // remembered; too little to give an address up, or of one that its reader has no more
    paused,     // its reader's subscriptions rest
    braked,     // its address would be given up, were there not too many at once
    complaint,  // its address gets no mail any more
    left,       // its reader has left the digest
    known,      // taken in before
    nothing,    // no report on a mail of ours
};

// Takes one mail in, in one transaction. Twice the same mail changes nothing the second time.
Returned take_in(store::Database& db, const SecretKey& key, Log& log, std::string_view bytes, Timestamp now);

}  // namespace tidings
