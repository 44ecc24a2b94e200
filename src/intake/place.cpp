#include "intake/place.h"

#include <optional>
#include <vector>

#include "dedupe/boilerplate.h"
#include "dedupe/cluster_rule.h"
#include "dedupe/lead.h"
#include "dedupe/pointer.h"
#include "dedupe/shingle_set.h"
#include "dedupe/story_rule.h"
#include "store/acts/acts.h"
#include "store/index/story_candidates.h"
#include "store/stories/items.h"
#include "store/stories/stories.h"
#include "store/stories/story_changes.h"
#include "store/stories/story_fields.h"

namespace tidings {
namespace {

// Copies and follow-ups of older items are another year's.
constexpr auto longest_memory = std::chrono::days(400);
constexpr std::size_t most_compared = 12;
constexpr std::size_t most_linking = 8;
constexpr auto longest_translation = std::chrono::days(30);

// An item's text without what its feed says under all items; true if there was any of that.
bool drop_boilerplate(const Filing& filing, FeedId feed, TextReading& text) {
    return drop_blocks(text, filing.cache.boilerplate.of(filing.tx.db(), feed));
}

// The hashes that an item is filed under.
struct Traces {
    std::vector<std::uint64_t> text_and_title, anchors;
};

Traces traces_of(const Item& item, const ItemReading& reading) {
    Traces traces{text_traces(reading.text.words), anchor_traces(reading.anchors)};
    const std::vector<std::uint64_t> of_title = title_traces(item.title);
    traces.text_and_title.insert(traces.text_and_title.end(), of_title.begin(), of_title.end());
    return traces;
}

Traces own_traces(const Filing& filing, const Feed& feed, const Item& item, ItemReading& reading) {
    if (drop_boilerplate(filing, feed.id, reading.text))
        reading.anchors = anchors(item.title, reading.text.text);
    return traces_of(item, reading);
}

// The known items as the rules read them. Of one that only shares traces, and next to none of its text, the
// title is all that a rule could ask for: its text is not worth a fingerprint.
class Readings {
  public:
    Readings(const Filing& filing, const TextReading& fresh) : filing_(filing), fresh_(fresh.words) {}

    void add_keyed(std::vector<KnownItem> items) {
        for (KnownItem& item : items) {
            TextReading text = own_text(item);
            add(std::move(item), text);
        }
    }

    void add_similar(std::vector<KnownItem> items, const std::string& title_key) {
        for (KnownItem& item : items) {
            TextReading text = own_text(item);
            const bool same_title = !title_key.empty() && item.identity.title_key == title_key;
            const bool worth_it = same_title || may_match(fresh_, ShingleSet(text.words));
            add(std::move(item), worth_it ? text : TextReading{});
        }
    }

    const std::vector<Telling>& all() const { return all_; }
    bool has_texts() const { return has_texts_; }

  private:
    TextReading own_text(KnownItem& item) const {
        TextReading text{std::move(item.text), {}};
        text.words = read_words(text.text);
        drop_boilerplate(filing_, item.feed, text);
        return text;
    }

    void add(KnownItem item, const TextReading& text) {
        Fingerprint print = fingerprint(item.title, text);
        all_.push_back({std::move(item), std::move(print)});
        has_texts_ = has_texts_ || !text.text.empty();
    }

    const Filing& filing_;
    ShingleSet fresh_;
    std::vector<Telling> all_;
    bool has_texts_ = false;
};

// The fresh item as the rules read it.
Telling telling(const Feed& feed, const Item& item, const ItemReading& reading, Timestamp now) {
    Telling fresh;
    fresh.item.feed = feed.id;
    fresh.item.identity = reading.identity;
    fresh.item.language = reading.language;
    fresh.item.time = item.published.value_or(now);
    return fresh;
}

bool is_decided(const store::Database& db, StoryId story) {
    return store::curation_of(db, story) != Curation::pending;
}

// A feed seldom tells a story twice, so two stories of one feed are two unless the fresh item is nearly the
// same as both, or what it matched is one text posted again. Others are one if it is surely of both, or if
// one of them has a single item, which would have joined the other had it come later.
bool may_merge(const store::Database& db, const std::vector<Telling>& known, const StoryMatch& joined,
               const StoryMatch& other) {
    if (store::share_a_feed(db, joined.story, other.story))
        return (joined.surest && other.surest) || are_one_text(known[joined.known], known[other.known]);
    if (tell_other_stories(known, joined.story, other.story)) return false;
    return (joined.sure && other.sure) || store::has_one_item(db, other.story);
}

void merge(store::Transaction& tx, StoryId kept, StoryId absorbed, const std::string& why, Timestamp now) {
    Act act = act_on(kept, now, "tidings", "took in story " + std::to_string(number(absorbed)), why);
    act.changes = store::changes_of_merging(tx.db(), kept, absorbed);
    store::record_act(tx, act, absorbed, "merged into story " + std::to_string(number(kept)));
    store::merge_stories(tx, kept, absorbed, why, now);
}

// A fresh item may show that two stories are one. The one that an editor has decided on stays; two such are
// left to an editor.
void merge_matched(store::Transaction& tx, const std::vector<Telling>& known,
                   const std::vector<StoryMatch>& matches, StoryId& joined, Timestamp now) {
    for (std::size_t i = 1; i < matches.size(); ++i) {
        StoryId kept = joined;
        StoryId absorbed = matches[i].story;
        if (!may_merge(tx.db(), known, matches.front(), matches[i])) continue;
        if (store::are_kept_apart(tx.db(), kept, absorbed)) continue;
        if (is_decided(tx.db(), absorbed)) {
            if (is_decided(tx.db(), kept)) continue;
            std::swap(kept, absorbed);
        }
        merge(tx, kept, absorbed, matches[i].why, now);
        joined = kept;
    }
}

void relate(const Filing& filing, const Placed& placed, const Telling& fresh,
            const std::vector<Telling>& known, const std::vector<KnownItem>& linking,
            const std::vector<std::uint64_t>& anchors, const std::vector<std::uint64_t>& traces_of_anchors,
            Timestamp now) {
    constexpr std::size_t most_read = 8;
    std::optional<Relation> relation = find_follow_up(fresh, known);
    if (!relation) relation = find_shared_page(fresh.item, linking);
    if (!relation) {
        const std::vector<KnownItem> foreign = store::items_in_other_languages(
            filing.tx.db(), filing.cache.shingles, filing.cache.languages, traces_of_anchors,
            fresh.item.language, now - longest_translation, most_read);
        relation = find_translation(fresh.item, anchors, foreign);
    }
    if (relation) store::relate(filing.tx, placed.story, relation->story, relation->why);
}

void add_traces(const Filing& filing, ItemId id, const Traces& traces, std::string_view language) {
    filing.cache.shingles.add(id, traces.text_and_title, language);
    filing.cache.shingles.add(id, traces.anchors, language);
}

// Those that may be its story, and the fresh item's fingerprint as far as they need it.
std::vector<Telling> read_candidates(const Filing& filing, const Item& item, const ItemReading& reading,
                                     const Traces& traces, Telling& fresh, Timestamp now) {
    store::StoryCandidates found =
        store::story_candidates(filing.tx.db(), filing.cache.shingles, filing.cache.keys, reading.identity,
                                traces.text_and_title, now - longest_memory, most_compared);
    if (found.keyed.empty() && found.similar.empty()) return {};
    Readings readings(filing, reading.text);
    readings.add_keyed(std::move(found.keyed));
    readings.add_similar(std::move(found.similar), reading.identity.title_key);
    fresh.print = fingerprint(item.title, readings.has_texts() ? reading.text : TextReading{});
    return readings.all();
}

}  // namespace

Placed place(const Filing& filing, const Feed& feed, const Item& item, ItemReading& reading,
             std::string_view authority, Timestamp now) {
    store::Transaction& tx = filing.tx;
    const Traces traces = own_traces(filing, feed, item, reading);
    Telling fresh = telling(feed, item, reading, now);
    const std::vector<Telling> known = read_candidates(filing, item, reading, traces, fresh, now);
    const std::vector<StoryMatch> matches = find_stories(fresh, known);

    const std::vector<std::string> pages = linked_pages(item);
    Placed placed;
    placed.opened = matches.empty();
    placed.story = placed.opened ? filing.cache.ids.story() : matches.front().story;
    if (placed.opened) {
        store::open_story_of(tx, filing.cache.keys,
                             {placed.story, filing.cache.ids.item(), item.id, authority}, now);
        filing.cache.ids.stored(placed.story);
    }
    placed.item = store::add_item(tx,
                                  {feed.id, placed.story, placed.opened ? "" : matches.front().why, item,
                                   reading.identity, reading.language},
                                  now);
    filing.cache.ids.stored(placed.item);
    if (placed.opened) {
        const std::vector<KnownItem> linking = store::items_linking(
            tx.db(), filing.cache.keys, pages, reading.identity.url_key, now - longest_memory, most_linking);
        relate(filing, placed, fresh, known, linking, reading.anchors, traces.anchors, now);
    } else {
        merge_matched(tx, known, matches, placed.story, now);
        choose_story_lead(tx, placed.story);
    }
    add_traces(filing, placed.item, traces, reading.language);
    filing.cache.keys.add(placed.item, reading.identity);
    filing.cache.keys.add_links(placed.item, pages);
    return placed;
}

void file(const Filing& filing, ItemId id, const Feed& feed, const Item& item, ItemReading& reading) {
    filing.cache.languages.invalidate(id);
    filing.cache.shingles.invalidate_languages();
    add_traces(filing, id, own_traces(filing, feed, item, reading), reading.language);
    filing.cache.keys.add(id, reading.identity);
}

void choose_story_lead(store::Transaction& tx, StoryId story) {
    if (is_decided(tx.db(), story) || !store::story_field(tx.db(), story, "lead").empty()) return;
    if (const std::optional<ItemId> lead = choose_lead(store::items_of(tx.db(), story)))
        store::change_lead(tx, story, *lead);
}

}  // namespace tidings
