#pragma once

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "fetch/feed_state.h"
#include "model/feed.h"
#include "store/stories/story_fields.h"
#include "world/data_folder.h"

namespace tidings {

// A feed with what its items tell.
struct Look {
    const Partner& partner;
    const Feed& feed;
    std::vector<Timestamp> newest_first;
    fetch::FeedState state;
    std::vector<store::Rejections> rejections;
    Timestamp now;
};

Look look_at(const DataFolder& folder, const Partner& partner, const Feed& feed, Timestamp now);

// All of it as one JSON object on a line.
void print_json(const Look& look, std::ostream& out);

// What is wrong with the feed, and what to do about it; nothing if nothing is.
void print_problem(const Look& look, std::string_view indent, std::ostream& out);

std::string when(const std::optional<Timestamp>& time);
std::string next_poll_of(const Feed& feed);

}  // namespace tidings
