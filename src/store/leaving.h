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

// Lets them leave with all that follows: it stands in their history, and the goodbye with the way back is
// queued. Who pressed a mail program's button (one-click) wants silence and gets no goodbye; nor does whoever
// never confirmed. False, and nothing done, if they had left before.
bool take_leave(Transaction& tx, const Leaver& leaver, Timestamp now);

}  // namespace tidings::store
