#include "store/index/story_candidates.h"

#include <algorithm>
#include <bit>
#include <iterator>
#include <optional>
#include <utility>

#include "store/index/known_items.h"
#include "store/stories/items.h"

namespace tidings::store {
namespace {

// What more items share tells nothing of any of them.
constexpr std::size_t most_items_of_a_hash = 64;

struct Similar {
    ItemId item{};
    std::size_t shared = 0;
    double weight = 0;       // a hash that few items have says more
    std::size_t hashes = 0;  // that the item has, at least
};

// The items met so far, each once, in the order they were met.
class SimilarItems {
  public:
    explicit SimilarItems(std::size_t most) : slots_(std::bit_ceil(2 * most + 1)) { items_.reserve(most); }

    Similar& of(const IndexedItem& indexed) {
        const std::size_t mask = slots_.size() - 1;
        std::size_t place = static_cast<std::size_t>(indexed.item) & mask;
        while (slots_[place] != 0 && items_[slots_[place] - 1].item != indexed.item)
            place = (place + 1) & mask;
        if (slots_[place] == 0) {
            items_.push_back({.item = indexed.item, .hashes = indexed.hashes});
            slots_[place] = static_cast<std::uint32_t>(items_.size());
        }
        return items_[slots_[place] - 1];
    }

    std::vector<Similar> take() { return std::move(items_); }

  private:
    std::vector<std::uint32_t> slots_;  // 0 is free, else the place in items_, from 1
    std::vector<Similar> items_;
};

// Enough to be told apart from those that share a phrase.
bool is_telling(const Similar& similar) {
    return similar.shared >= 3 || similar.weight >= (similar.shared == 2 ? 0.1 : 0.25);
}

// Where the items under a hash end among all, and how much the hash says of them.
struct Under {
    std::size_t end = 0;
    double weight = 0;
};

// The items that share hashes; without those in the language `unless`, as far as that is known.
std::vector<Similar> find_similar(const PostingIndex& index, const Hashes& shingles,
                                  std::optional<std::string_view> unless = std::nullopt) {
    std::vector<IndexedItem> found_under, all;
    std::vector<Under> hashes;
    found_under.reserve(most_items_of_a_hash + 1);
    all.reserve(8 * shingles.size());
    hashes.reserve(shingles.size());
    index.prefetch(shingles);
    for (const std::uint64_t hash : shingles) {
        const std::size_t count = index.find(hash, most_items_of_a_hash, found_under, unless);
        all.insert(all.end(), found_under.begin(), found_under.end());
        hashes.push_back({all.size(), 1 / static_cast<double>(count)});
    }
    SimilarItems items(all.size());
    std::size_t begin = 0;
    for (const auto& [end, weight] : hashes) {
        for (; begin < end; ++begin) {
            Similar& similar = items.of(all[begin]);
            ++similar.shared;
            similar.weight += weight;
        }
    }
    return items.take();
}

void sort_most_telling_first(std::vector<Similar>& found) {
    std::ranges::sort(found, [](const Similar& x, const Similar& y) {
        return x.weight != y.weight ? x.weight > y.weight : x.item > y.item;
    });
}

// Reading a text costs a hundred times as much as finding it, so phrases that many items have are not enough,
// and of the items that share a single phrase only a few are read: none if both have so many that one text
// would share more.
std::vector<ItemId> worth_reading(std::vector<Similar> found, std::size_t hashes, std::size_t limit) {
    constexpr std::size_t most_by_a_single_hash = 3;
    constexpr std::size_t many_hashes = 9;
    std::erase_if(found, [](const Similar& similar) { return !is_telling(similar); });
    sort_most_telling_first(found);
    std::vector<ItemId> ids;
    std::size_t singles = 0;
    for (const Similar& similar : found) {
        if (ids.size() >= limit) break;
        if (similar.shared == 1 && std::min(hashes, similar.hashes) >= many_hashes) continue;
        if (similar.shared == 1 && ++singles > most_by_a_single_hash) continue;
        ids.push_back(similar.item);
    }
    return ids;
}

void append_ids(Rows rows, std::vector<ItemId>& ids) {
    while (rows.next()) ids.push_back(rows.id<ItemId>(0));
}

// Appends those of the items that do have the key, at most `most` of them. The statement asks the row of one.
void append_verified(const Database& db, std::string_view statement, const std::string& key,
                     const std::vector<ItemId>& maybe, std::size_t most, std::vector<ItemId>& ids) {
    const std::size_t end = ids.size() + most;
    for (const ItemId id : maybe) {
        if (ids.size() == end) return;
        if (db.query(statement, {id, key}).next()) ids.push_back(id);
    }
}

// The first to have a key, and the last to have a title. Titles of few words are no key: "Newsletter" is
// everybody's.
std::vector<ItemId> find_keyed(const Database& db, const ItemKeys& keys, const Identity& identity) {
    constexpr int fewest_words_of_a_telling_title = 4;
    constexpr std::string_view has_guid = "select 1 from items where id = ? and guid_key = ?";
    constexpr std::string_view has_url = "select 1 from items where id = ? and url_key = ?";
    constexpr std::string_view has_title = "select 1 from items where id = ? and title_key = ?";
    constexpr std::string_view has_text = "select 1 from items where id = ? and text_hash = ?";
    constexpr std::string_view has_pointer = "select 1 from items where id = ? and points_at = ?";
    keys.prefetch(identity);
    std::vector<ItemId> ids;
    const auto add = [&](KeyKind kind, std::string_view statement, const std::string& key, std::size_t most) {
        if (const std::vector<ItemId> maybe = keys.items(kind, key); !maybe.empty())
            append_verified(db, statement, key, maybe, most, ids);
    };
    add(KeyKind::link, has_url, identity.url_key, 8);
    add(KeyKind::pointer, has_pointer, identity.url_key, 8);
    add(KeyKind::link, has_url, identity.points_at, 4);
    add(KeyKind::guid, has_guid, identity.guid_key, 8);
    add(KeyKind::text, has_text, identity.text_hash, 8);
    if (identity.title_words < fewest_words_of_a_telling_title) return ids;
    std::vector<ItemId> titled = keys.items(KeyKind::title, identity.title_key);
    std::ranges::reverse(titled);
    append_verified(db, has_title, identity.title_key, titled, 16, ids);
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

StoryCandidates story_candidates(const Database& db, const PostingIndex& index, const ItemKeys& keys,
                                 const Identity& identity, const Hashes& shingles, Timestamp since,
                                 std::size_t limit) {
    std::vector<ItemId> keyed = find_keyed(db, keys, identity);
    std::ranges::sort(keyed);
    keyed.erase(std::unique(keyed.begin(), keyed.end()), keyed.end());
    std::vector<ItemId> similar = worth_reading(find_similar(index, shingles), shingles.size(), limit);
    std::erase_if(similar, [&](ItemId id) { return std::ranges::binary_search(keyed, id); });
    return {load(db, keyed, since), load(db, similar, since)};
}

std::vector<KnownItem> items_linking(const Database& db, const ItemKeys& keys,
                                     const std::vector<std::string>& pages, const std::string& own,
                                     Timestamp since, std::size_t limit) {
    std::vector<KnownItem> found;
    const auto add = [&](KeyKind kind, const std::string& key) {
        const std::vector<ItemId> ids = keys.items(kind, key);
        if (ids.size() > limit) return;
        std::vector<KnownItem> items = load(db, ids, since);
        std::ranges::sort(items, {}, &KnownItem::feed);
        if (std::ranges::adjacent_find(items, {}, &KnownItem::feed) != items.end()) return;
        std::ranges::move(items, std::back_inserter(found));
    };
    for (const std::string& page : pages) {
        add(KeyKind::linked, page);
        add(KeyKind::link, page);
    }
    add(KeyKind::linked, own);
    return found;
}

std::vector<KnownItem> items_in_other_languages(const Database& db, const PostingIndex& index,
                                                ItemLanguages& languages, const Hashes& hashes,
                                                std::string_view language, Timestamp since,
                                                std::size_t limit) {
    constexpr std::size_t fewest_shared = 2;
    const Hashes others = index.in_other_languages(hashes, language);
    if (others.size() < fewest_shared) return {};
    std::vector<Similar> found = find_similar(index, others, language);
    std::erase_if(found, [](const Similar& similar) { return similar.shared < fewest_shared; });
    sort_most_telling_first(found);
    std::vector<ItemId> ids;
    for (const Similar& similar : found) {
        if (ids.size() >= limit) break;
        const ItemLanguages::Known* known = languages.of(similar.item);
        if (known != nullptr && known->language != language && known->first_seen >= since)
            ids.push_back(similar.item);
    }
    return load(db, ids, since);
}

std::vector<KnownItem> items_of(const Database& db, StoryId story) {
    std::vector<ItemId> ids;
    append_ids(db.query("select id from items where story = ? order by id", {story}), ids);
    return load(db, ids, Timestamp{});
}

}  // namespace tidings::store
