#include "intake/keep.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "curate/apply_rules.h"
#include "dedupe/boilerplate.h"
#include "dedupe/dedupe.h"
#include "intake/changed_leads.h"
#include "store/feeds/intake_rules.h"
#include "store/feeds/paragraphs.h"
#include "store/index/known_items.h"
#include "store/stories/approved_versions.h"
#include "store/stories/item_tags.h"
#include "store/stories/items.h"
#include "store/stories/stories.h"
#include "text/hash.h"

namespace tidings {
namespace {

// The items with what the store already has of the feed that may be them. The texts move into the entries.
std::vector<IncomingItem> make_entries(const Filing& filing, const Feed& feed, const std::vector<Item>& items,
                                       std::vector<ItemReading>& readings) {
    const store::Database& db = filing.tx.db();
    std::vector<Identity> identities;
    for (ItemReading& reading : readings) identities.push_back(std::move(reading.identity));
    distrust_shared_keys(identities);
    cut_shared_affixes(items, identities);
    const bool is_new_feed = !store::has_items(db, feed.id);
    std::vector<IncomingItem> entries;
    for (std::size_t i = 0; i < readings.size(); ++i) {
        IncomingItem entry{std::move(identities[i]), std::move(readings[i].text), {}, items[i].published};
        if (!is_new_feed)
            entry.known = store::items_resembling(db, filing.cache.keys, entry.identity, feed.id);
        if (needs_texts(entry)) store::add_texts(db, entry.known);
        entries.push_back(std::move(entry));
    }
    return entries;
}

// One document's items on their way into the store.
struct Intake {
    World& world;
    const Filing& filing;
    const Feed& feed;
    const Partner& partner;
    Timestamp now;
    std::vector<IntakeRule> rules{};
    bool is_flood = false;
    std::vector<StoryId> opened{};
    // Of the opened ones: those that a rule decides on.
    std::vector<std::pair<StoryId, IntakeRule>> ruled{};
    Kept kept{};
};

// All of them before any is placed, so that the first item of a new feed is read without its boilerplate,
// too.
void learn_paragraphs(const Intake& intake, const std::vector<IncomingItem>& entries,
                      const std::vector<Verdict>& verdicts) {
    intake.filing.cache.boilerplate.invalidate(intake.feed.id);
    std::vector<store::ShownParagraph> shown;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (verdicts[i].likeness != Likeness::fresh) continue;
        const std::uint64_t title = hash64(entries[i].identity.title_key);
        for (const std::uint64_t block : edge_blocks(entries[i].text.words)) shown.push_back({block, title});
    }
    store::learn_paragraphs(intake.filing.tx, intake.feed.id, std::move(shown));
}

void add(Intake& intake, const Item& item, ItemReading& reading, const std::optional<IntakeRule>& decision) {
    const Placed placed =
        place(intake.filing, intake.feed, item, reading, intake.world.settings.hub.id_authority, intake.now);
    store::add_item_tags(intake.filing.tx, intake.filing.cache.tags, placed.item, reading.tags);
    if (placed.opened) intake.opened.push_back(placed.story);
    if (placed.opened && decision) intake.ruled.emplace_back(placed.story, *decision);
    ++intake.kept.fresh;
}

void revise(Intake& intake, const Item& item, ItemReading& reading, ItemId id) {
    store::Transaction& tx = intake.filing.tx;
    const std::optional<Story> told = store::published_story_led_by(tx.db(), id);
    if (told) store::keep_approved_version(tx, told->id);
    const bool came_back = store::was_once(tx.db(), id, reading.identity);
    store::revise_item(tx, id, item, reading.identity, intake.now, reading.language);
    file(intake.filing, id, intake.feed, item, reading);
    ++intake.kept.changed;
    const bool is_read = told && told->curation == Curation::approved;
    if (!is_read || !weigh_change(tx, *told, {intake.partner, came_back}, intake.now))
        return store::set_item_tags(tx, id, reading.tags);
    store::put_waiting_tags(tx, id, reading.tags);
    if (store::is_change_waiting(tx.db(), told->id)) {
        tell_of_change(intake.world, tx, told->id, intake.now);
        ++intake.kept.waiting;
    }
}

// Writing that an item is still there costs more than all else that a known one does, so a day is exact
// enough.
bool is_worth_recording(const KnownItem& known, const Identity& identity, Timestamp now) {
    return known.found_by_former_key || known.identity.guid_key != identity.guid_key ||
           known.identity.url_key != identity.url_key ||
           std::chrono::abs(now - known.last_seen) >= std::chrono::days(1);
}

void note_seen(const Intake& intake, const IncomingItem& entry, ItemId of) {
    const auto known = std::ranges::find(entry.known, of, &KnownItem::id);
    const bool is_known = known != entry.known.end();
    if (is_known && !is_worth_recording(*known, entry.identity, intake.now)) return;
    store::saw_item(intake.filing.tx, of, entry.identity, intake.now);
    intake.filing.cache.keys.add_changed(of, entry.identity, is_known ? known->identity : Identity{});
}

void take(Intake& intake, const Item& item, IncomingItem& entry, ItemReading& reading,
          const Verdict& verdict) {
    if (verdict.likeness == Likeness::same) {
        if (verdict.of) note_seen(intake, entry, *verdict.of);
        return;
    }
    reading.identity = std::move(entry.identity);
    reading.text = std::move(entry.text);
    if (!reading.classified) classify(reading, item, intake.feed, intake.world.tagging());
    const RuleVerdict ruled = apply_rules(intake.rules, item, intake.now);
    for (const IntakeRule& rule : ruled.tags)
        reading.tags.push_back({rule.tag, intake.world.vocabulary().threshold, in_words(rule)});
    if (verdict.likeness == Likeness::fresh)
        add(intake, item, reading, ruled.decision);
    else
        revise(intake, item, reading, *verdict.of);
}

Curation state_by(RuleAction action) {
    return action == RuleAction::approve ? Curation::approved
           : action == RuleAction::hold  ? Curation::held
                                         : Curation::rejected;
}

// Before trust, which does not approve what a rule has decided.
void follow_rules(Intake& intake) {
    for (auto ruled = intake.ruled.rbegin(); ruled != intake.ruled.rend(); ++ruled) {
        const auto& [story, rule] = *ruled;
        store::record_decision(intake.filing.tx,
                               {story, Curation::pending, state_by(rule.action),
                                "rule " + std::to_string(number(rule.id)), in_words(rule)},
                               intake.now);
        std::erase(intake.opened, story);
    }
}

// The last one first: each approval takes the last free second, so that the feed shows them in the order they
// were opened.
void approve_trusted(Intake& intake) {
    if (intake.partner.trust != Trust::automatic) return;
    for (auto story = intake.opened.rbegin(); story != intake.opened.rend(); ++story)
        store::record_decision(
            intake.filing.tx,
            {*story, Curation::pending, Curation::approved, "trust", intake.partner.name + " is trusted"},
            intake.now);
}

void hold_flood(Intake& intake) {
    for (const StoryId story : intake.opened)
        store::record_decision(
            intake.filing.tx,
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
Kept keep(World& world, const Filing& filing, const Feed& feed, const Partner& partner, ReadItems document,
          Timestamp now) {
    std::vector<IncomingItem> entries = make_entries(filing, feed, document.items, document.readings);
    std::vector<Verdict> verdicts = judge(entries);
    Intake intake{world, filing, feed, partner, now, store::rules_for(filing.tx.db(), feed)};
    intake.is_flood = brake_flood(entries, verdicts);
    learn_paragraphs(intake, entries, verdicts);
    for (std::size_t i = entries.size(); i-- > 0;)
        take(intake, document.items[i], entries[i], document.readings[i], verdicts[i]);
    if (intake.is_flood)
        hold_flood(intake);
    else {
        follow_rules(intake);
        approve_trusted(intake);
    }
    intake.kept.items = entries.size();
    return intake.kept;
}

}  // namespace tidings
