#include "commands/keep.h"

#include <algorithm>
#include <string_view>

#include "commands/place.h"
#include "dedupe/boilerplate.h"
#include "dedupe/dedupe.h"
#include "store/items.h"
#include "store/known_items.h"
#include "store/stories.h"
#include "store/traces.h"
#include "text/hash.h"
#include "text/language.h"

namespace tidings {
namespace {

std::string in_words(const TagHit& hit) {
    std::string words;
    for (const Evidence& evidence : hit.evidence)
        words += (words.empty() ? "\"" : ", \"") + evidence.phrase +
                 (evidence.in_title ? "\" in the title" : "\" in the text");
    return words;
}

// The feed's standing tags, and what the rules found. A standing tag of the facet "type" settles what kind of
// thing its items are.
std::vector<store::GivenTag> tags_for(const World& world, const Feed& feed, const Item& item,
                                      std::string_view text) {
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

// What the store already has of the feed that may be these items.
std::vector<Entry> read_entries(const store::Database& db, const Feed& feed, const std::vector<Item>& items) {
    std::vector<Identity> identities;
    for (const Item& item : items) identities.push_back(identify(item));
    distrust_shared_keys(identities);
    std::vector<Entry> entries;
    for (std::size_t i = 0; i < items.size(); ++i) {
        Entry entry{identities[i], text_of(items[i]), store::items_resembling(db, identities[i], feed.id)};
        if (needs_texts(entry)) store::add_texts(db, entry.known);
        entries.push_back(std::move(entry));
    }
    return entries;
}

// One document's items on their way into the store.
struct Intake {
    World& world;
    store::Transaction& tx;
    const Feed& feed;
    const Partner& partner;
    Timestamp now;
    bool is_flood = false;
    std::vector<StoryId> opened{};
    Kept kept{};
};

// All of them before any is placed, so that the first item of a new feed is read without its boilerplate,
// too.
void learn_blocks(Intake& intake, const std::vector<Entry>& entries, const std::vector<Verdict>& verdicts) {
    for (std::size_t i = 0; i < entries.size(); ++i)
        if (verdicts[i].likeness == Likeness::fresh)
            store::learn_blocks(intake.tx, intake.feed.id, edge_blocks(entries[i].text),
                                hash64(entries[i].identity.title_key));
}

void add(Intake& intake, const Item& item, const Entry& entry) {
    const Placed placed = place(intake.tx, intake.feed, item, entry.identity, entry.text,
                                intake.world.settings.hub.id_authority, intake.now);
    store::set_item_tags(intake.tx, placed.item, tags_for(intake.world, intake.feed, item, entry.text));
    if (placed.opened) intake.opened.push_back(placed.story);
    ++intake.kept.fresh;
}

void revise(Intake& intake, const Item& item, const Entry& entry, ItemId id) {
    store::revise_item(intake.tx, id, item, entry.identity, intake.now);
    file(intake.tx, id, intake.feed, item, entry.text);
    store::set_item_tags(intake.tx, id, tags_for(intake.world, intake.feed, item, entry.text));
    store::mark_updated(intake.tx, id, intake.now);
    ++intake.kept.changed;
}

void take(Intake& intake, Item item, const Entry& entry, const Verdict& verdict) {
    if (verdict.likeness == Likeness::same) {
        if (verdict.of) store::saw_item(intake.tx, *verdict.of, entry.identity, intake.now);
        return;
    }
    if (item.language.empty()) item.language = detect_language(item.title, entry.text, intake.feed.language);
    if (verdict.likeness == Likeness::fresh)
        add(intake, item, entry);
    else
        revise(intake, item, entry, *verdict.of);
}

// The last one first: each approval takes the last free second, so that the feed shows them in the order they
// were opened.
void approve_trusted(Intake& intake) {
    if (intake.partner.trust != Trust::automatic) return;
    for (auto story = intake.opened.rbegin(); story != intake.opened.rend(); ++story)
        store::record_decision(
            intake.tx,
            {*story, Curation::pending, Curation::approved, "trust", intake.partner.name + " is trusted"},
            intake.now);
}

void hold_flood(Intake& intake) {
    for (const StoryId story : intake.opened)
        store::record_decision(
            intake.tx,
            {story, Curation::pending, Curation::held, "flood brake",
             "came with many others that seemed new at once, while the feed's ids or links changed"},
            intake.now);
    intake.kept.held = intake.opened.size();
    intake.world.log.warning(
        "flood of new items: known ones were found by link or title, the rest is held for an editor",
        {{"feed", intake.feed.slug}, {"held", std::to_string(intake.kept.held)}});
}

}  // namespace

// Feeds have the newest first; taken in from the end, items get row numbers in the order they were written.
Kept keep(World& world, store::Transaction& tx, const Feed& feed, const Partner& partner,
          const std::vector<Item>& items, Timestamp now) {
    const std::vector<Entry> entries = read_entries(tx.db(), feed, items);
    std::vector<Verdict> verdicts = judge(entries);
    Intake intake{world, tx, feed, partner, now};
    intake.is_flood = brake_flood(entries, verdicts);
    learn_blocks(intake, entries, verdicts);
    for (std::size_t i = items.size(); i-- > 0;) take(intake, items[i], entries[i], verdicts[i]);
    if (intake.is_flood)
        hold_flood(intake);
    else
        approve_trusted(intake);
    intake.kept.items = items.size();
    return intake.kept;
}

}  // namespace tidings
