#include "commands/keep.h"

#include <algorithm>

#include "dedupe/dedupe.h"
#include "store/items.h"
#include "store/stories.h"
#include "text/html_text.h"
#include "text/language.h"

namespace tidings {
namespace {

std::string text_of(const Item& item) { return item.content.empty() ? item.summary : html_to_text(item.content.html()); }

std::string in_words(const TagHit& hit) {
    std::string words;
    for (const Evidence& evidence : hit.evidence)
        words += (words.empty() ? "\"" : ", \"") + evidence.phrase + (evidence.in_title ? "\" in the title" : "\" in the text");
    return words;
}

// The feed's standing tags, and what the rules found. A standing tag of the facet "type" settles what kind of thing its items are.
std::vector<store::GivenTag> tags_for(const World& world, const Feed& feed, const Item& item, std::string_view text) {
    std::vector<store::GivenTag> tags;
    bool type_is_settled = false;
    for (const std::string& tag : feed.tags) {
        tags.push_back({tag, world.vocabulary.threshold, "standing tag of the feed"});
        type_is_settled = type_is_settled || world.vocabulary.facet_of(tag) == "type";
    }
    for (const TagHit& hit : world.tagger.tags_for(item.title, text, item.language)) {
        const bool superseded = type_is_settled && world.vocabulary.facet_of(hit.tag) == "type";
        if (hit.assigned && !superseded) tags.push_back({hit.tag, hit.score, in_words(hit)});
    }
    return tags;
}

// The story a fresh item belongs to, opened if there is none yet.
StoryMatch place(store::Transaction& tx, const Feed& feed, const Identity& identity, Timestamp now) {
    if (auto match = find_story(identity, feed.id, store::items_resembling(tx.db(), identity, std::nullopt))) return *match;
    return {store::open_story(tx, now), ""};
}

// The story that the item opened, if it is the first of one.
std::optional<StoryId> add(World& world, store::Transaction& tx, const Feed& feed, const Item& item, const Identity& identity,
                           Timestamp now) {
    const StoryMatch match = place(tx, feed, identity, now);
    const ItemId id = store::add_item(tx, {feed.id, match.story, match.why, item, identity}, now);
    store::set_item_tags(tx, id, tags_for(world, feed, item, text_of(item)));
    if (!match.why.empty()) return std::nullopt;
    store::set_lead(tx, match.story, id, world.settings.hub.id_authority);
    return match.story;
}

}  // namespace

Kept keep(World& world, store::Transaction& tx, const Feed& feed, Item item, const Identity& identity, Timestamp now) {
    const Verdict verdict = judge(identity, store::items_resembling(tx.db(), identity, feed.id));
    if (verdict.likeness == Likeness::same) {
        store::saw_item(tx, *verdict.of, now);
        return {};
    }
    if (item.language.empty()) item.language = detect_language(item.title, text_of(item), feed.language);
    if (verdict.likeness == Likeness::fresh) return {Likeness::fresh, add(world, tx, feed, item, identity, now)};
    store::revise_item(tx, *verdict.of, item, identity, now);
    store::set_item_tags(tx, *verdict.of, tags_for(world, feed, item, text_of(item)));
    store::mark_updated(tx, *verdict.of, now);
    return {Likeness::changed, std::nullopt};
}

// The last one first: each approval takes the last free second, so that the feed shows them in the order they were opened.
void approve_trusted(store::Transaction& tx, const Partner& partner, const std::vector<StoryId>& opened, Timestamp now) {
    if (partner.trust != Trust::automatic) return;
    for (auto story = opened.rbegin(); story != opened.rend(); ++story)
        store::record_decision(tx, {*story, Curation::pending, Curation::approved, "trust", partner.name + " is trusted"}, now);
}

}  // namespace tidings
