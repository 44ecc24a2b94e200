#include "intake/record_poll.h"

#include <string>

#include "fetch/after_poll.h"
#include "fetch/announcements.h"
#include "fetch/moves.h"
#include "fetch/rhythm.h"
#include "store/acts/acts.h"
#include "store/feeds/feeds.h"

namespace tidings {
namespace {

// As it was seen in the last document, if there is no new one.
PublishingRhythm rhythm_after(const store::Transaction& tx, const Feed& feed, const Channel* channel) {
    if (channel == nullptr && feed.history.rhythm) return *feed.history.rhythm;
    return fetch::rhythm_of(store::newest_item_times(tx.db(), feed.id, fetch::items_of_rhythm));
}

void tell(Log& log, store::Transaction& tx, const Feed& before, const Feed& after, Timestamp now) {
    for (const fetch::Announcement& announcement : fetch::announcements(before, after)) {
        store::record_act(tx, act_on(after.id, now, "tidings", announcement.event, announcement.message));
        if (announcement.needs_a_person)
            log.warning(announcement.event, {{"feed", after.slug}, {"message", announcement.message}});
        else
            log.info(announcement.event, {{"feed", after.slug}, {"message", announcement.message}});
    }
}

// A port is a server of its own, but for those of http and https.
bool is_at(const FeedAddress& address, const Url& server) {
    return !address.is_file() && address.url().host() == server.host() &&
           address.url().port() == server.port();
}

void postpone_others_at(const Url& server, store::Transaction& tx, FeedId asked, Timestamp until) {
    for (const Feed& feed : store::feeds(tx.db()))
        if (feed.id != asked && is_at(feed.address, server))
            store::record_poll(tx, fetch::postponed(feed, server.host(), until));
}

}  // namespace

void record_success(World& world, store::Transaction& tx, const Feed& feed, const fetch::Fetched& fetched,
                    const Channel* channel, Timestamp now) {
    Feed after = fetch::after_success(feed, {fetched, channel, rhythm_after(tx, feed, channel)}, now);
    const Move& move = after.history.move;
    if (fetch::is_believed(move) && !store::is_followed(tx.db(), *FeedAddress::parse(move.to->text())))
        after = fetch::adopted(std::move(after));
    store::record_poll(tx, after);
    tell(world.log, tx, feed, after, now);
}

void record_failure(World& world, store::Transaction& tx, const Feed& feed, const fetch::Fetched& fetched,
                    const std::optional<Url>& proposal, Timestamp now) {
    Feed after = fetch::after_failure(feed, fetched, proposal, now);
    if (fetch::goes_back(after, fetched) && !store::is_followed(tx.db(), *after.history.former_address))
        after = fetch::taken_back(std::move(after));
    store::record_poll(tx, after);
    if (fetched.asked_to_wait_by) postpone_others_at(*fetched.asked_to_wait_by, tx, feed.id, after.next_poll);
    // For those who watch; people are told once, by an announcement.
    world.log.info("feed failed", {{"feed", feed.slug}, {"problem", after.problem}});
    tell(world.log, tx, feed, after, now);
}

}  // namespace tidings
