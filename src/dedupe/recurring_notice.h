#pragma once

#include <optional>

#include "dedupe/word_list.h"
#include "model/identity.h"

namespace tidings {

// What a feed says of an item that may be the next notice of its kind.
struct DatedEntry {
    const Identity& identity;
    const std::optional<Timestamp>& published;
    const TextReading& text;
};

// Whether two items of one feed that may share title and address are two notices, of which each was published
// with a text of its own ("Missing child alert", "Weekly bulletin"), and not one that was corrected. Without
// a date, or without a text, an item is no other notice than the one before.
bool are_two_notices(const DatedEntry& fresh, const DatedEntry& known);

}  // namespace tidings
