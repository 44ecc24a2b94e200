#include "commands/place.h"

#include <optional>
#include <vector>

#include "dedupe/boilerplate.h"
#include "dedupe/cluster_rule.h"
#include "dedupe/lead.h"
#include "dedupe/story_rule.h"
#include "store/items.h"
#include "store/stories.h"
#include "store/story_changes.h"
#include "store/traces.h"

namespace tidings {
namespace {

// Copies and follow-ups of older items are another year's.
constexpr auto longest_memory = std::chrono::days(400);
constexpr std::size_t most_compared = 12;
constexpr auto longest_translation = std::chrono::days(30);

std::string own_text(const store::Database& db, FeedId feed, std::string_view text) {
    return without_blocks(text, store::common_blocks(db, feed, edge_blocks(text), titles_of_boilerplate));
}

// An item as the rules read it, with the hashes that it is filed under.
struct Reading {
    Telling telling;
    std::vector<std::uint64_t> text_and_title, anchors;
};

Reading read(const store::Database& db, const Feed& feed, const Item& item, std::string_view text) {
    const std::string own = own_text(db, feed.id, text);
    Reading reading{{{}, fingerprint(item.title, own)}, text_traces(own), anchors(item.title, own)};
    const std::vector<std::uint64_t> of_title = title_traces(item.title);
    reading.text_and_title.insert(reading.text_and_title.end(), of_title.begin(), of_title.end());
    return reading;
}

std::vector<Telling> tellings(const store::Database& db, std::vector<KnownItem> items) {
    std::vector<Telling> all;
    for (KnownItem& item : items) {
        Fingerprint print = fingerprint(item.title, own_text(db, item.feed, item.text));
        all.push_back({std::move(item), std::move(print)});
    }
    return all;
}

bool is_decided(const store::Database& db, StoryId story) {
    return store::curation_of(db, story) != Curation::pending;
}

// A fresh item may show that two stories are one: if it is surely of both, or if one of them has a single
// item, which would have joined the other had it come later. The one that an editor has decided on stays; two
// such are left to an editor.
void merge_matched(store::Transaction& tx, const std::vector<StoryMatch>& matches, StoryId& joined) {
    for (std::size_t i = 1; i < matches.size(); ++i) {
        StoryId kept = joined;
        StoryId absorbed = matches[i].story;
        const bool both_sure = matches.front().sure && matches[i].sure;
        if (!both_sure && !store::has_one_item(tx.db(), absorbed)) continue;
        if (store::are_kept_apart(tx.db(), kept, absorbed)) continue;
        if (is_decided(tx.db(), absorbed)) {
            if (is_decided(tx.db(), kept)) continue;
            std::swap(kept, absorbed);
        }
        store::merge_stories(tx, kept, absorbed, matches[i].why);
        joined = kept;
    }
}

void relate(store::Transaction& tx, const Placed& placed, const Reading& reading,
            const std::vector<Telling>& known, Timestamp now) {
    std::optional<Relation> relation = find_follow_up(reading.telling, known);
    if (!relation) {
        constexpr std::size_t most_read = 8;
        const KnownItem& fresh = reading.telling.item;
        relation = find_translation(
            fresh, reading.anchors,
            store::items_in_other_languages(tx.db(), anchor_traces(reading.anchors), fresh.language,
                                            now - longest_translation, most_read));
    }
    if (relation) store::relate(tx, placed.story, relation->story, relation->why);
}

void add_all_traces(store::Transaction& tx, ItemId id, const Reading& reading) {
    store::add_traces(tx, id, reading.text_and_title);
    store::add_traces(tx, id, anchor_traces(reading.anchors));
}

}  // namespace

Placed place(store::Transaction& tx, const Feed& feed, const Item& item, const Identity& identity,
             std::string_view text, std::string_view authority, Timestamp now) {
    Reading reading = read(tx.db(), feed, item, text);
    reading.telling.item.feed = feed.id;
    reading.telling.item.identity = identity;
    reading.telling.item.language = item.language;
    reading.telling.item.time = item.published.value_or(now);
    const std::vector<Telling> known = tellings(
        tx.db(),
        store::candidates(tx.db(), identity, reading.text_and_title, now - longest_memory, most_compared));
    const std::vector<StoryMatch> matches = find_stories(reading.telling, known);

    Placed placed;
    placed.opened = matches.empty();
    placed.story = placed.opened ? store::open_story(tx, now) : matches.front().story;
    placed.item = store::add_item(
        tx, {feed.id, placed.story, placed.opened ? "" : matches.front().why, item, identity}, now);
    if (placed.opened) {
        store::set_lead(tx, placed.story, placed.item, authority);
        relate(tx, placed, reading, known, now);
    } else {
        merge_matched(tx, matches, placed.story);
        choose_story_lead(tx, placed.story);
    }
    add_all_traces(tx, placed.item, reading);
    return placed;
}

void file(store::Transaction& tx, ItemId id, const Feed& feed, const Item& item, std::string_view text) {
    add_all_traces(tx, id, read(tx.db(), feed, item, text));
}

void choose_story_lead(store::Transaction& tx, StoryId story) {
    if (is_decided(tx.db(), story)) return;
    if (const std::optional<ItemId> lead = choose_lead(store::items_of(tx.db(), story)))
        store::change_lead(tx, story, *lead);
}

}  // namespace tidings
