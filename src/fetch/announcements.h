#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/feed.h"

namespace tidings::fetch {

// One thing that people should hear of a feed, once.
struct Announcement {
    std::string_view event;  // "feed silent"
    std::string message;     // what it means and what to do, in a sentence or two
    bool needs_a_person = true;
};

// What a poll changed that is worth telling: failing for days, gone, silent, answering again, moved,
// proposing another address.
std::vector<Announcement> announcements(const Feed& before, const Feed& after);

}  // namespace tidings::fetch
