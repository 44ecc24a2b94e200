#pragma once

#include <functional>
#include <string>
#include <vector>

#include "model/published.h"
#include "publication/publication.h"
#include "publication/rendered_entries.h"
#include "publish/hub.h"
#include "publish/planned_feeds.h"
#include "world/world.h"

namespace tidings {

// What feeds are made of. It must outlive the publication that they are offered to.
struct FeedMaterial {
    store::Database& db;
    const publish::Hub& hub;
    std::vector<StoryMark> marks;  // the last updated first
    std::vector<GoneStory> gone;   // the last first
    RenderedEntries entries;
    std::string frame;          // what every file says of the hub: when that changes, all are made anew
    Timestamp notices_after{};  // a story withdrawn later than that is told as withdrawn
    std::string language;       // that feeds without a language of their own speak
    std::function<std::string(const std::string& language)> withdrawn_title{};
};

FeedMaterial feed_material(const World& world, const publish::Hub& hub);

// Seals the archive pages that are full and offers every page, and each feed as Atom and as JSON Feed.
// Returns the feeds.
std::vector<publish::PlannedFeed> offer_feeds(FeedMaterial& material, Publication& publication);

}  // namespace tidings
