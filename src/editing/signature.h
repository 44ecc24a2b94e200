#pragma once

#include <string>
#include <string_view>

#include "base/clock.h"
#include "model/ids.h"
#include "store/database.h"

namespace tidings::editing {

// Who acts, why and when: what the audit log keeps of an act.
struct Signature {
    std::string by, reason;  // `reason` may be empty
    Timestamp at{};
};

// Writes what was done to a story, and the reason behind it, into its audit log; its state stays.
void note(store::Transaction& tx, StoryId story, std::string_view what, const Signature& signature);

}  // namespace tidings::editing
