#pragma once

#include <optional>

#include "dedupe/word_list.h"
#include "model/identity.h"

namespace tidings {

// The facts about an item that may be the next notice of a series.
struct DatedEntry {
    const Identity& identity;
    const std::optional<Timestamp>& published;
    const TextReading& text;
};

// Whether two items of one feed that may share title and address are two notices, of which each was published
// with a text of its own ("Missing child alert", "Weekly bulletin"), and not one that was corrected. Without
// a date or a text the two count as one item.
bool are_two_notices(const DatedEntry& fresh, const DatedEntry& known);

}  // namespace tidings
