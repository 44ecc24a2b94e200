#include "fetch/feed_state.h"

#include "fetch/moves.h"

namespace tidings::fetch {

FeedState state_of(const Feed& feed, bool silent, Timestamp now) {
    if (feed.history.stopped) return FeedState::gone;
    const bool host_is_left_alone = !feed.history.waits_for.empty() && feed.next_poll > now;
    if (!feed.last_poll || host_is_left_alone) return FeedState::waiting;
    if (feed.failures > 0) return FeedState::failing;
    if (feed.history.move.to) return FeedState::moving;
    return silent ? FeedState::silent : FeedState::ok;
}

std::string_view state_name(FeedState state) {
    switch (state) {
        case FeedState::gone:
            return "gone";
        case FeedState::waiting:
            return "waiting";
        case FeedState::failing:
            return "failing";
        case FeedState::moving:
            return "moving";
        case FeedState::silent:
            return "silent";
        case FeedState::ok:
            return "ok";
    }
    return "ok";
}

std::string proposal(const Feed& feed) {
    return "What is at its address names another feed to follow: " + feed.history.proposal->text() +
           ". To follow that: tidings feeds move " + feed.slug;
}

std::string advice(const Feed& feed, FeedState state) {
    if (feed.history.proposal) return proposal(feed);
    switch (state) {
        case FeedState::gone:
            return "It is not asked any more. If the partner has a new address: tidings feeds move " +
                   feed.slug + " ADDRESS";
        case FeedState::waiting:
            return feed.history.waits_for.empty()
                       ? ""
                       : feed.history.waits_for + " asked for patience; it is asked again by itself.";
        case FeedState::failing:
            if (feed.history.conditional.suspected)
                return "It was a conditional request (If-None-Match, If-Modified-Since) that failed; the "
                       "next one asks for the whole feed.";
            return "";  // the problem itself says what to do
        case FeedState::moving:
            if (is_believed(feed.history.move))
                return "Another of our feeds follows " + feed.history.move.to->text() + "; one can go.";
            return "Its server sends us to " + feed.history.move.to->text() +
                   "; the feed moves there by itself after " + std::to_string(sightings_to_believe) +
                   " sightings (" + std::to_string(feed.history.move.sightings) + " so far).";
        case FeedState::silent:
            return "Look whether the partner still publishes there.";
        case FeedState::ok:
            if (feed.history.conditional.refused)
                return "Its server fails conditional requests alone (If-None-Match, If-Modified-Since), so "
                       "each poll fetches the whole feed. Tell the partner.";
            return "";
    }
    return "";
}

}  // namespace tidings::fetch
