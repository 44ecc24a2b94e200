#include "editing/add_story.h"

#include <utility>

#include "editing/edit_story.h"
#include "intake/batch.h"
#include "intake/keep.h"
#include "store/acts/acts.h"
#include "store/feeds/feeds.h"
#include "store/index/known_items.h"
#include "text/plain_text.h"

namespace tidings::editing {

namespace {

std::optional<Error> why_not_entered(const store::Database& db, const Item& item,
                                     const std::string& url_key) {
    if (!item.url) return Error{Code::usage, "A story needs an address", "Give that of its page."};
    if (item.title.empty()) return Error{Code::usage, "A story needs a title", ""};
    const std::optional<StoryId> known = store::story_at(db, store::ItemKeys(db), url_key);
    if (!known) return std::nullopt;
    const std::string id = std::to_string(number(*known));
    return Error{Code::refused,
                 "Story " + id + " has that address already",
                 "Look at it, and edit it.",
                 {Remedy::Act::show_story, id}};
}

Partner partner_named(store::Transaction& tx, const std::string& name) {
    Partner partner;
    partner.name = name;
    partner.slug = slugify(name);
    if (std::optional<Partner> known = store::partner_with_slug(tx.db(), partner.slug))
        return *std::move(known);
    partner.id = store::upsert_partner(tx, partner);
    return partner;
}

// Of a partner, for all that editors enter.
Feed feed_by_hand(store::Transaction& tx, const Partner& partner, Timestamp now) {
    Feed feed{.partner = partner.id,
              .slug = "by-hand-" + partner.slug,
              .title = partner.name,
              .address = *FeedAddress::parse("file:by-hand/" + partner.slug)};
    feed.next_poll = now;
    feed.id = store::upsert_feed(tx, feed).id;
    store::remove_feed(tx, feed.id, now);
    return feed;
}

std::vector<FieldValue> fields_of(const std::vector<std::string>& tags) {
    std::vector<FieldValue> fields;
    for (const std::string& tag : tags) fields.push_back({"tag:" + tag, "added"});
    return fields;
}

}  // namespace

Result<AddedStory> add_story(World& world, EnteredStory entered, const Signature& signature) {
    Item item = std::move(entered.item);
    item.title = clean_line(item.title);
    if (item.url) item.id = item.url->text();
    item.id_is_permalink = true;
    ItemReading reading = read_item(item, "");
    const std::string url_key = reading.identity.url_key;
    if (auto refused = why_not_entered(world.db, item, url_key)) return *std::move(refused);

    Kept kept;
    Batch batch(world.db);
    batch.add(1, [&](const Filing& filing) {
        const Partner partner = partner_named(filing.tx, clean_line(entered.partner, 200));
        const Feed feed = feed_by_hand(filing.tx, partner, signature.at);
        ReadItems document;
        document.items.push_back(item);
        document.readings.push_back(std::move(reading));
        kept = keep(world, filing, feed, partner, std::move(document), signature.at);
    });
    batch.commit();

    const StoryId story = store::story_at(world.db, store::ItemKeys(world.db), url_key).value();
    const bool is_known = store::last_act_on(world.db, ActSubject::story, number(story)).has_value();
    store::Transaction tx(world.db);
    Act act = act_on(story, signature.at, signature.by, "entered by hand", signature.reason);
    carry_out(tx, std::move(act), changes_to(fields_of(entered.tags), [&](const std::string& field) {
                  return field_now(world.db, story, field);
              }));
    tx.commit();
    return AddedStory{story, is_known};
}

}  // namespace tidings::editing
