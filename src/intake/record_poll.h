#pragma once

#include <optional>

#include "fetch/read_response.h"
#include "model/channel.h"
#include "model/feed.h"
#include "world/world.h"

namespace tidings {

// Stores what a good answer taught of a feed, in the transaction that took its items in, and tells what is
// worth telling. `channel` is null after a 304.
void record_success(World& world, store::Transaction& tx, const Feed& feed, const fetch::Fetched& fetched,
                    const Channel* channel, Timestamp now);

// Stores what a bad answer taught: also of the other feeds of the host, if it wants to be left alone.
void record_failure(World& world, store::Transaction& tx, const Feed& feed, const fetch::Fetched& fetched,
                    const std::optional<Url>& proposal, Timestamp now);

}  // namespace tidings
