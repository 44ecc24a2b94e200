#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include "world/world.h"

namespace tidings {

// What another vocabulary changes of the tags that rules gave.
struct Retagged {
    struct Change {
        std::size_t gained = 0, lost = 0;  // items
    };
    std::size_t items = 0, changed = 0;
    std::map<std::string, Change> by_tag;  // of the tags that items gain or lose
};

enum class Retagging { try_out, carry_out };

// Tags all items anew by today's vocabulary and their feeds' standing tags, some hundreds in a transaction:
// one that is interrupted may be called again. What editors said of tags holds. The text of a change that
// waits for an editor gives tags that wait with it. Writes one line into the audit log, by `by`, where
// anything changed. `try_out` writes nothing.
Retagged retag(World& world, Retagging retagging, std::string_view by);

}  // namespace tidings
