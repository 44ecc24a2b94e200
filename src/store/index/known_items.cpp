#include "store/index/known_items.h"

#include <algorithm>
#include <array>
#include <utility>

#include "html/to_text.h"
#include "store/stories/columns.h"

namespace tidings::store {
namespace {

// Columns: id, feed, story, {keys}.
KnownItem read_known(const Rows& rows) {
    KnownItem known;
    known.id = rows.id<ItemId>(0);
    known.feed = rows.id<FeedId>(1);
    known.story = rows.id<StoryId>(2);
    known.identity = read_identity(rows, 3);
    return known;
}

// The first column after those of read_known.
constexpr int after_known = 3 + key_columns;

// As above, then last_seen and published.
KnownItem read_seen(const Rows& rows) {
    KnownItem known = read_known(rows);
    known.last_seen = rows.time(after_known);
    known.published = rows.maybe_time(after_known + 1);
    return known;
}

std::string plain_text(const Rows& rows, int content, int summary) {
    const SafeHtml html = SafeHtml::trusted_from_store(rows.text(content));
    return html.empty() ? rows.text(summary) : html_to_text(html);
}

// An item that has given up a key is known by it as if it still had it.
void add_former(const Database& db, FeedId feed, std::string_view kind, const std::string& key,
                std::string Identity::*member, std::vector<KnownItem>& items) {
    if (key.empty()) return;
    static const std::string select = with_columns(R"(
        select i.id, i.feed, i.story, {keys}, i.last_seen, i.published
        from former_keys k join items i on i.id = k.item where k.feed = ? and k.kind = ? and k.key = ? order by i.id desc limit 8)");
    Rows rows = db.query(select, {feed, kind, key});
    while (rows.next()) {
        KnownItem known = read_seen(rows);
        const auto already = std::ranges::find(items, known.id, &KnownItem::id);
        KnownItem& item = already == items.end() ? items.emplace_back(std::move(known)) : *already;
        item.identity.*member = key;
        item.found_by_former_key = true;
    }
}

std::optional<KnownItem> seen_item(const Database& db, ItemId id, FeedId feed) {
    static const std::string select = with_columns(
        "select id, feed, story, {keys}, last_seen, published from items where id = ? and feed = ?");
    Rows rows = db.query(select, {id, feed});
    if (!rows.next()) return std::nullopt;
    return read_seen(rows);
}

// A key that two items may share.
struct SharedKey {
    KeyKind kind;
    std::string Identity::*key;
};

// The newest items of the feed that share the key. A title may be that of every item.
void add_sharing(const Database& db, const ItemKeys& keys, const SharedKey& shared, const Identity& identity,
                 FeedId feed, std::vector<KnownItem>& items) {
    constexpr int enough = 20;
    const std::string& key = identity.*shared.key;
    const std::vector<ItemId> ids = keys.items(shared.kind, key);
    int found = 0;
    for (auto id = ids.rbegin(); id != ids.rend() && found < enough; ++id) {
        const auto already = std::ranges::find(items, *id, &KnownItem::id);
        std::optional<KnownItem> known =
            already == items.end() ? seen_item(db, *id, feed) : std::optional(*already);
        if (!known || known->identity.*shared.key != key) continue;
        ++found;
        if (already == items.end()) items.push_back(*std::move(known));
    }
}

}  // namespace

bool has_items(const Database& db) { return db.query("select 1 from items limit 1").next(); }

bool has_items(const Database& db, FeedId feed) {
    return db.query("select 1 from items where feed = ? limit 1", {feed}).next();
}

std::vector<KnownItem> items_resembling(const Database& db, const ItemKeys& keys, const Identity& identity,
                                        FeedId feed) {
    std::vector<KnownItem> items;
    constexpr std::array keys_to_share{
        SharedKey{KeyKind::guid, &Identity::guid_key}, SharedKey{KeyKind::link, &Identity::url_key},
        SharedKey{KeyKind::title, &Identity::title_key}, SharedKey{KeyKind::text, &Identity::text_hash}};
    keys.prefetch(identity);
    for (const SharedKey& shared : keys_to_share) add_sharing(db, keys, shared, identity, feed, items);
    std::ranges::sort(items, {}, &KnownItem::id);
    add_former(db, feed, "guid", identity.guid_key, &Identity::guid_key, items);
    add_former(db, feed, "link", identity.url_key, &Identity::url_key, items);
    return items;
}

std::optional<StoryId> story_at(const Database& db, const ItemKeys& keys, std::string_view url_key) {
    for (const ItemId item : keys.items(KeyKind::link, url_key)) {
        Rows rows = db.query("select story from items where id = ? and url_key = ?", {item, url_key});
        if (rows.next()) return rows.id<StoryId>(0);
    }
    return std::nullopt;
}

void add_texts(const Database& db, std::vector<KnownItem>& items) {
    for (KnownItem& item : items) {
        Rows rows = db.query("select content, summary from items where id = ?", {item.id});
        if (rows.next()) item.text = plain_text(rows, 0, 1);
    }
}

std::optional<KnownItem> known_item_with_text(const Database& db, ItemId id, Timestamp since) {
    static const std::string select = with_columns(R"(
        select i.id, i.feed, i.story, {keys},
               i.title, i.content, i.summary, i.language, coalesce(i.published, i.first_seen), s.lead = i.id, i.source is not null, i.why
        from items i join stories s on s.id = i.story where i.id = ? and i.first_seen >= ?)");
    Rows rows = db.query(select, {id, since});
    if (!rows.next()) return std::nullopt;
    KnownItem known = read_known(rows);
    int next = after_known;
    known.title = rows.text(next++);
    const int content = next++, summary = next++;
    known.text = plain_text(rows, content, summary);
    known.language = rows.text(next++);
    known.time = rows.time(next++);
    known.leads = rows.integer(next++) != 0;
    known.has_source = rows.integer(next++) != 0;
    known.why = rows.text(next++);
    return known;
}

}  // namespace tidings::store
