#pragma once

#include <string>

#include "dates/date.h"
#include "model/feed.h"
#include "model/identity.h"
#include "model/item.h"
#include "store/database.h"
#include "store/feeds/feeds.h"
#include "store/people/people.h"
#include "store/people/unsubscribing.h"
#include "store/stories/items.h"
#include "store/stories/stories.h"

// Small makers of stored things, for tests of what comes after polling.
namespace tidings::support {

inline Timestamp at(std::string_view time) { return *parse_date(time); }

inline const Timestamp monday = at("2026-11-23T09:00:00Z");

inline FeedId add_feed(store::Transaction& tx, const std::string& slug, Trust trust = Trust::review) {
    Partner partner;
    partner.slug = slug;
    partner.name = "Partner " + slug;
    partner.trust = trust;
    const PartnerId id = store::upsert_partner(tx, partner);
    Feed feed{
        .partner = id, .slug = slug, .address = *FeedAddress::parse("https://" + slug + ".example/feed/")};
    feed.next_poll = monday;
    return store::upsert_feed(tx, feed).id;
}

inline Item item(const std::string& title, const std::string& url) {
    Item made;
    made.id = url;
    made.url = *Url::parse(url);
    made.title = title;
    made.summary = "What " + title + " says.";
    made.language = "en";
    made.published = monday - std::chrono::hours(24);
    return made;
}

// An item that opens a story of its own.
inline StoryId add_story(store::Transaction& tx, FeedId feed, const Item& item, Timestamp now = monday) {
    const Identity identity{
        .guid_key = item.id, .url_key = item.id, .title_key = item.title, .content_hash = item.title};
    const StoryId story = store::open_story(tx, now);
    store::set_lead(tx, story, store::add_item(tx, {feed, story, "", item, identity}, now),
                    "hub.example,2026");
    return story;
}

inline void approve(store::Transaction& tx, StoryId story, Timestamp now = monday) {
    store::record_decision(tx, {story, Curation::pending, Curation::approved, "test", ""}, now);
}

// Whoever has that address leaves everything.
inline void unsubscribe(store::Transaction& tx, const EmailAddress& email, Timestamp now) {
    store::leave(tx, store::person_of(tx.db(), email)->subscriber.id, std::nullopt, now);
}

}  // namespace tidings::support
