#include "fetch/moves.h"

#include <utility>

namespace tidings::fetch {
namespace {

Feed at_address(Feed feed, FeedAddress address, std::optional<FeedAddress> former) {
    feed.address = std::move(address);
    feed.history.former_address = std::move(former);
    feed.history.move = {};
    feed.history.gone_sightings = 0;
    return feed;
}

}  // namespace

Move watched(const Move& before, std::span<const Url> permanent_moves) {
    if (permanent_moves.empty()) return {};
    const Url& to = permanent_moves.back();
    return {to, before.to == to ? before.sightings + 1 : 1};
}

bool is_believed(const Move& move) { return move.to && move.sightings >= sightings_to_believe; }

Feed adopted(Feed feed) {
    FeedAddress address = *FeedAddress::parse(feed.history.move.to->text());
    FeedAddress former = feed.address;
    return at_address(std::move(feed), std::move(address), std::move(former));
}

bool goes_back(const Feed& feed, const Fetched& fetched) {
    return fetched.missing && feed.history.former_address.has_value();
}

Feed taken_back(Feed feed) {
    FeedAddress address = *feed.history.former_address;
    return at_address(std::move(feed), std::move(address), std::nullopt);
}

}  // namespace tidings::fetch
