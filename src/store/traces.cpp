#include "store/traces.h"

#include <algorithm>
#include <optional>

#include "store/items.h"
#include "store/known_items.h"

namespace tidings::store {
namespace {

// What more items share tells nothing of any of them.
constexpr std::size_t most_items_of_a_trace = 64;

struct Traced {
    ItemId item{};
    std::size_t shared = 0;
    double weight = 0;       // a trace that few items have says more
    std::size_t traces = 0;  // that the item has, at least
};

// The items that share traces, those first that share the most telling ones.
std::vector<Traced> find_traced(const TraceIndex& index, const Hashes& traces) {
    std::vector<Traced> hits;
    std::vector<Filed> found_under;
    for (const std::uint64_t hash : traces) {
        index.find(hash, most_items_of_a_trace, found_under);
        for (const Filed& filed : found_under)
            hits.push_back({filed.item, 1, 1 / static_cast<double>(found_under.size()), filed.traces});
    }
    std::ranges::sort(hits, {}, &Traced::item);
    std::vector<Traced> found;
    for (const Traced& hit : hits) {
        if (found.empty() || found.back().item != hit.item) {
            found.push_back(hit);
        } else {
            ++found.back().shared;
            found.back().weight += hit.weight;
        }
    }
    std::ranges::sort(found, [](const Traced& x, const Traced& y) {
        return x.weight != y.weight ? x.weight > y.weight : x.item > y.item;
    });
    return found;
}

// Reading a text costs a hundred times as much as finding it, so phrases that many items have are not enough,
// and of the items that share a single phrase only a few are read: none if both have so many that one text
// would share more.
std::vector<ItemId> worth_reading(const std::vector<Traced>& found, std::size_t traces, std::size_t limit) {
    constexpr std::size_t most_by_a_single_trace = 3;
    constexpr std::size_t many_traces = 9;
    std::vector<ItemId> ids;
    std::size_t singles = 0;
    for (const Traced& traced : found) {
        if (ids.size() >= limit) break;
        if (traced.shared < 3 && traced.weight < (traced.shared == 2 ? 0.1 : 0.25)) continue;
        if (traced.shared == 1 && std::min(traces, traced.traces) >= many_traces) continue;
        if (traced.shared == 1 && ++singles > most_by_a_single_trace) continue;
        ids.push_back(traced.item);
    }
    return ids;
}

void append_ids(Rows rows, std::vector<ItemId>& ids) {
    while (rows.next()) ids.push_back(rows.id<ItemId>(0));
}

// One indexed look-up a key. Titles of few words are no key: "Newsletter" is everybody's.
std::vector<ItemId> find_keyed(const Database& db, const Identity& identity) {
    constexpr int fewest_words_of_a_telling_title = 4;
    std::vector<ItemId> ids;
    if (!identity.url_key.empty()) {
        append_ids(db.query("select id from items where url_key = ? and url_key <> '' order by id limit 8",
                            {identity.url_key}),
                   ids);
        append_ids(
            db.query("select id from items where points_at = ? and points_at <> '' order by id limit 8",
                     {identity.url_key}),
            ids);
    }
    if (!identity.points_at.empty())
        append_ids(db.query("select id from items where url_key = ? and url_key <> '' order by id limit 4",
                            {identity.points_at}),
                   ids);
    if (!identity.guid_key.empty())
        append_ids(db.query("select id from items where guid_key = ? and guid_key <> '' order by id limit 8",
                            {identity.guid_key}),
                   ids);
    if (!identity.text_hash.empty())
        append_ids(
            db.query("select id from items where text_hash = ? and text_hash <> '' order by id limit 8",
                     {identity.text_hash}),
            ids);
    if (identity.title_words >= fewest_words_of_a_telling_title)
        append_ids(
            db.query("select id from items where title_key = ? and title_key <> '' order by id desc limit 16",
                     {identity.title_key}),
            ids);
    return ids;
}

std::vector<KnownItem> load(const Database& db, const std::vector<ItemId>& ids, Timestamp since) {
    std::vector<KnownItem> items;
    for (const ItemId id : ids)
        if (std::optional<KnownItem> item = known_item_with_text(db, id, since))
            items.push_back(*std::move(item));
    return items;
}

}  // namespace

Candidates candidates(const Database& db, const TraceIndex& index, const Identity& identity,
                      const Hashes& traces, Timestamp since, std::size_t limit) {
    std::vector<ItemId> keyed = find_keyed(db, identity);
    std::ranges::sort(keyed);
    keyed.erase(std::unique(keyed.begin(), keyed.end()), keyed.end());
    std::vector<ItemId> traced = worth_reading(find_traced(index, traces), traces.size(), limit);
    std::erase_if(traced, [&](ItemId id) { return std::ranges::binary_search(keyed, id); });
    return {load(db, keyed, since), load(db, traced, since)};
}

std::vector<KnownItem> items_in_other_languages(const Database& db, const TraceIndex& index,
                                                ItemLanguages& languages, const Hashes& traces,
                                                std::string_view language, Timestamp since,
                                                std::size_t limit) {
    constexpr std::size_t fewest_shared = 2;
    std::vector<ItemId> ids;
    for (const Traced& traced : find_traced(index, traces)) {
        if (ids.size() >= limit) break;
        if (traced.shared < fewest_shared) continue;
        const ItemLanguages::Known* known = languages.of(traced.item);
        if (known != nullptr && known->language != language && known->first_seen >= since)
            ids.push_back(traced.item);
    }
    return load(db, ids, since);
}

std::vector<KnownItem> items_of(const Database& db, StoryId story) {
    std::vector<ItemId> ids;
    append_ids(db.query("select id from items where story = ? order by id", {story}), ids);
    return load(db, ids, Timestamp{});
}

}  // namespace tidings::store
