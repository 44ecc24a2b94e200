#pragma once

#include <string>
#include <string_view>

#include "base/clock.h"
#include "model/feed.h"

namespace tidings::fetch {

// How a feed stands, the worst that is true of it first: gone (given up), waiting (never asked yet, or its
// host wants patience), failing, moving (a permanent redirect is watched), silent, ok.
enum class FeedState { gone, waiting, failing, moving, silent, ok };

FeedState state_of(const Feed& feed, bool silent, Timestamp now);
std::string_view state_name(FeedState state);

// What a person is told of the feed's proposal, which is there.
std::string proposal(const Feed& feed);

// What a person can do about it, in a sentence; empty if nothing is to be done.
std::string advice(const Feed& feed, FeedState state);

}  // namespace tidings::fetch
