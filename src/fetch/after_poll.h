#pragma once

#include <optional>
#include <string_view>

#include "base/clock.h"
#include "fetch/read_response.h"
#include "model/channel.h"
#include "model/feed.h"

namespace tidings::fetch {

constexpr int sightings_of_gone = 3;  // 410s, before we stop
constexpr std::chrono::hours failing_until_told{3 * 24};

// A good answer: nothing has changed, or a document that turned out to be a feed.
struct GoodAnswer {
    const Fetched& fetched;
    const Channel* channel = nullptr;  // null if nothing has changed
    PublishingRhythm rhythm;           // with the items just taken in
};

// The feed as it stands after a good answer: schedule, validators (a document that was cut off gives none),
// the move it may be making (not yet adopted, see moves.h), the new address that the document names, which a
// person may choose, and whether its silence is to be told.
Feed after_success(const Feed& before, const GoodAnswer& answer, Timestamp now);

// The feed as it stands after no answer, a bad one, or a document that is no feed: when to ask again, whether
// to give it up (410), whether a person is to be told. `proposal` is the one feed that a page advertised.
Feed after_failure(const Feed& before, const Fetched& fetched, const std::optional<Url>& proposal,
                   Timestamp now);

// The feed while its host wants to be left alone, not asked before `until`.
Feed postponed(const Feed& before, std::string_view host, Timestamp until);

}  // namespace tidings::fetch
