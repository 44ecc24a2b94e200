#pragma once

#include <span>

#include "fetch/read_response.h"
#include "model/feed.h"

namespace tidings::fetch {

constexpr int sightings_to_believe = 3;

// What is known of a move after a good answer that came by these permanent redirects: one more sighting, or
// the first of another one. An answer that came without any ends the watch.
Move watched(const Move& before, std::span<const Url> permanent_moves);

// Whether it was seen so often that the feed may take the new address. Ask first if no other feed has it.
bool is_believed(const Move& move);

// The feed at its new address, the old one kept for the way back.
Feed adopted(Feed feed);

// Whether the address before the last move is worth another try: the present one answers 404 or 410.
bool goes_back(const Feed& feed, const Fetched& fetched);

// The feed at its former address.
Feed taken_back(Feed feed);

}  // namespace tidings::fetch
