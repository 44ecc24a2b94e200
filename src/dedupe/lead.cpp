#include "dedupe/lead.h"

#include <algorithm>
#include <string_view>

namespace tidings {
namespace {

std::string_view site_of(std::string_view key) {
    if (key.starts_with("//")) key.remove_prefix(2);
    return key.substr(0, key.find_first_of("/?#"));
}

// A guid that is another site's address came with the text.
bool has_foreign_guid(const Identity& it) {
    return it.guid_key.starts_with("//") && !it.url_key.empty() &&
           site_of(it.guid_key) != site_of(it.url_key);
}

bool is_named_as_source(const KnownItem& item, std::span<const KnownItem> items) {
    const std::string& page = item.identity.url_key;
    return !page.empty() && std::ranges::any_of(items, [&](const KnownItem& other) {
        return other.feed != item.feed && other.identity.points_at == page;
    });
}

bool is_copy(const KnownItem& item) {
    return item.has_source || !item.identity.points_at.empty() || has_foreign_guid(item.identity);
}

int canonical_rank(const KnownItem& item, std::span<const KnownItem> items) {
    if (is_copy(item)) return 0;
    return is_named_as_source(item, items) ? 2 : 1;
}

}  // namespace

std::optional<ItemId> choose_lead(std::span<const KnownItem> items) {
    if (items.empty()) return std::nullopt;
    int highest = 0;
    for (const KnownItem& item : items) highest = std::max(highest, canonical_rank(item, items));
    std::size_t fullest = 0;
    for (const KnownItem& item : items)
        if (canonical_rank(item, items) == highest) fullest = std::max(fullest, item.text.size());
    std::optional<ItemId> lead;
    for (const KnownItem& item : items) {
        const bool is_full = item.text.size() * 5 >= fullest * 4;
        if (canonical_rank(item, items) == highest && is_full && (!lead || item.id < *lead)) lead = item.id;
    }
    return lead;
}

}  // namespace tidings
