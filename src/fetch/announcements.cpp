#include "fetch/announcements.h"

#include "dates/date.h"
#include "fetch/feed_state.h"
#include "fetch/moves.h"

namespace tidings::fetch {
namespace {

Announcement moved(const Feed& before, const Feed& after) {
    const std::string way = before.address.text() + " to " + after.address.text();
    if (before.history.former_address == after.address)
        return {"feed moved back", "from " + way + ", because nothing is there any more", false};
    return {"feed moved",
            "from " + way + ", as its server said " + std::to_string(sightings_to_believe) + " times", false};
}

Announcement told(const Feed& after) {
    const std::string slug = after.slug;
    switch (after.history.told) {
        case FeedAlert::failing:
            return {"feed failing", "since " + iso_day(*after.history.failing_since) + ": " + after.problem};
        case FeedAlert::gone:
            return {"feed gone", "It is not asked any more. If it has a new address: tidings feeds move " +
                                     slug + " ADDRESS"};
        case FeedAlert::silent:
            return {"feed silent",
                    "It answers, but has had nothing new for longer than is usual for it. See: tidings feeds "
                    "show " +
                        slug};
        case FeedAlert::none:
            break;
    }
    return {"feed answers again", "", false};
}

bool says_more(FeedAlert before, FeedAlert after) {
    return before != after && !(before == FeedAlert::silent && after == FeedAlert::none);
}

}  // namespace

std::vector<Announcement> announcements(const Feed& before, const Feed& after) {
    std::vector<Announcement> all;
    const PollHistory& history = after.history;
    if (after.address != before.address) all.push_back(moved(before, after));
    if (history.move.sightings == sightings_to_believe)
        all.push_back(
            {"feed moved to another", "Its server sends us to " + history.move.to->text() +
                                          ", which another of our feeds follows. One of them can go"});
    // That a feed was silent before we followed it is no news; its list entry says so.
    const bool was_silent_before_us = history.told == FeedAlert::silent && !before.last_success;
    if (says_more(before.history.told, history.told) && !was_silent_before_us) all.push_back(told(after));
    if (history.proposal && history.proposal != before.history.proposal)
        all.push_back({"feed proposal", proposal(after)});
    return all;
}

}  // namespace tidings::fetch
