#pragma once

#include "base/clock.h"
#include "fetch/read_response.h"
#include "model/feed.h"

// When validators are sent (RFC 9110 section 13), and what the answers say of how the server deals with them.
namespace tidings::fetch {

// False for a feed without validators; once after a conditional request that failed; for 30 days after the
// second time that only a conditional request failed; and once when nothing but 304s came for 8 days, doubled
// with each document that then turned out to be the same, up to 64 days.
bool asks_conditionally(const Feed& feed, Timestamp now);

// The next request goes without validators, as if they had only earned 304s for long; an answer puts it
// right.
void distrust_not_modified(Feed& feed);

// After a 304, or a document that is a feed.
ConditionalRequests conditional_after_success(const Feed& before, const Fetched& fetched, Timestamp now);

}  // namespace tidings::fetch
