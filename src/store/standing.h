#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/subscriber.h"
#include "store/database.h"

namespace tidings::store {

// Whether a subscriber gets mail, and if not, why. A suppression comes before a pause, either before the
// subscriber's own state.
struct Standing {
    std::string state;  // "confirmed", "pending", "unsubscribed", "suppressed" or "paused"
    std::string cause;  // of a suppression: "bounced", "complaint" or "operator"; of a pause: "paused"
    std::string why;    // in words, such as "bounced: 5.1.1"; empty without a suppression or pause
    std::optional<Timestamp> since{};  // of the suppression or pause
};

Standing standing_of(const Database& db, const Subscriber& subscriber);

}  // namespace tidings::store
