#include "store/index/item_keys.h"

#include <algorithm>
#include <limits>

#include "text/hash.h"

namespace tidings::store {
namespace {

constexpr std::size_t all = std::numeric_limits<std::int32_t>::max();

// The highest bits are what an index keeps, so the kind must change these.
std::uint64_t hash_of(KeyKind kind, std::string_view key) {
    return hash64(key) ^ static_cast<std::uint64_t>(kind) * 0x9E3779B97F4A7C15U;
}

void add_key(PostingIndex& index, ItemId item, KeyKind kind, std::string_view key) {
    const std::uint64_t hash = hash_of(kind, key);
    index.add(item, {&hash, 1});
}

std::vector<IndexedItem> items_under(const PostingIndex& index, KeyKind kind, std::string_view key) {
    std::vector<IndexedItem> found;
    if (key.empty()) return found;
    index.find(hash_of(kind, key), all, found);
    std::ranges::sort(found, {}, &IndexedItem::item);
    const auto rest = std::ranges::unique(found, {}, &IndexedItem::item);
    found.erase(rest.begin(), rest.end());
    return found;
}

}  // namespace

void ItemKeys::add_changed(ItemId item, const Identity& identity, const Identity& before) {
    const auto add = [&](KeyKind kind, const std::string Identity::*key) {
        if (!(identity.*key).empty() && identity.*key != before.*key)
            add_key(index_, item, kind, identity.*key);
    };
    add(KeyKind::guid, &Identity::guid_key);
    add(KeyKind::link, &Identity::url_key);
    add(KeyKind::title, &Identity::title_key);
    add(KeyKind::text, &Identity::text_hash);
    add(KeyKind::pointer, &Identity::points_at);
}

void ItemKeys::add_links(ItemId item, const std::vector<std::string>& pages) {
    for (const std::string& page : pages) add_key(index_, item, KeyKind::linked, page);
}

void ItemKeys::add_entry_id(StoryId story, std::string_view entry_id) {
    add_key(index_, static_cast<ItemId>(story), KeyKind::entry_id, entry_id);
}

void ItemKeys::prefetch(const Identity& identity) const {
    index_.prefetch({hash_of(KeyKind::guid, identity.guid_key), hash_of(KeyKind::link, identity.url_key),
                     hash_of(KeyKind::pointer, identity.url_key), hash_of(KeyKind::title, identity.title_key),
                     hash_of(KeyKind::text, identity.text_hash)});
}

std::vector<ItemId> ItemKeys::items(KeyKind kind, std::string_view key) const {
    std::vector<ItemId> ids;
    for (const IndexedItem& indexed : items_under(index_, kind, key)) ids.push_back(indexed.item);
    return ids;
}

std::vector<StoryId> ItemKeys::stories(std::string_view entry_id) const {
    std::vector<StoryId> ids;
    for (const IndexedItem& indexed : items_under(index_, KeyKind::entry_id, entry_id))
        ids.push_back(static_cast<StoryId>(indexed.item));
    return ids;
}

}  // namespace tidings::store
