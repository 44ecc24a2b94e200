#include "intake/deletions.h"

#include <algorithm>
#include <string>

#include "dedupe/dedupe.h"
#include "store/feeds/partner_deletions.h"
#include "store/index/known_items.h"
#include "store/stories/stories.h"

namespace tidings {
namespace {

std::optional<KnownItem> item_with_id(const Filing& filing, const Feed& feed, const std::string& id) {
    const Identity identity = identify(Item{.id = id}, TextReading{});
    if (identity.guid_key.empty()) return std::nullopt;
    for (KnownItem& known : store::items_resembling(filing.tx.db(), filing.cache.keys, identity, feed.id))
        if (known.identity.guid_key == identity.guid_key) return std::move(known);
    return std::nullopt;
}

}  // namespace

std::size_t note_deletions(World& world, const Filing& filing, const Feed& feed, const Channel& channel,
                           Timestamp now) {
    std::size_t told = 0;
    for (const std::string& id : channel.deleted) {
        const std::optional<KnownItem> item = item_with_id(filing, feed, id);
        if (!item || !store::record_deletion(filing.tx, item->id, now)) continue;
        if (store::curation_of(filing.tx.db(), item->story) != Curation::approved) continue;
        ++told;
        world.log.warning(
            "a partner has deleted an entry of an approved story; readers still get it",
            {{"feed", feed.slug},
             {"story", std::to_string(number(item->story))},
             {"message", "look at it: " +
                             world.how_to({Remedy::Act::show_story, std::to_string(number(item->story))})}});
    }
    return told;
}

}  // namespace tidings
