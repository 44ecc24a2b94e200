#pragma once

#include <optional>
#include <string_view>

#include "model/ids.h"
#include "store/database.h"

namespace tidings::store {

// A reader who asks to leave one digest, or all.
struct Leaver {
    SubscriberId subscriber{};
    std::optional<DigestId> digest;
    std::string_view how;  // "page", "mail" or "one-click"
};

// Unsubscribes a reader with all that follows: their history has it, and the goodbye with the way back is
// queued. A reader who pressed a mail program's button (one-click) or never confirmed gets no goodbye. False,
// and nothing done, if they had left before.
bool take_leave(Transaction& tx, const Leaver& leaver, Timestamp now);

}  // namespace tidings::store
