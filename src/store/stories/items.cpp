#include "store/stories/items.h"

#include <algorithm>
#include <optional>

#include "html/to_text.h"
#include "store/stories/columns.h"

namespace tidings::store {
namespace {

std::vector<std::string> tags_of(const Database& db, ItemId item) {
    std::vector<std::string> tags;
    Rows rows = db.query("select tag from item_tags where item = ? order by tag", {item});
    while (rows.next()) tags.push_back(rows.text(0));
    return tags;
}

// A feed that changes its guids or links may change them back. Not for ever more: some make up a new guid for
// every poll.
void keep_former_keys(Transaction& tx, ItemId id, const Identity& identity) {
    tx.run(R"(insert or ignore into former_keys (feed, kind, key, item)
              select feed, 'guid', guid_key, id from items where id = ?1 and guid_key not in ('', ?2) and (select count(*) from former_keys where item = ?1) < 16)",
           {id, identity.guid_key});
    tx.run(R"(insert or ignore into former_keys (feed, kind, key, item)
              select feed, 'link', url_key, id from items where id = ?1 and url_key not in ('', ?2) and (select count(*) from former_keys where item = ?1) < 16)",
           {id, identity.url_key});
}

// The date of an event that a plugin gives as the post's is not when it was published or changed: that is
// never later than when it was seen so.
std::optional<Timestamp> at_latest(const std::optional<Timestamp>& date, Timestamp now) {
    return date ? std::optional(std::min(*date, now)) : std::nullopt;
}

std::string_view language_of(const Item& item, std::string_view found) {
    return found.empty() ? std::string_view(item.language) : found;
}

ListedItem read_listed(const Database& db, const Rows& rows) {
    const auto id = rows.id<ItemId>(0);
    return {.id = id,
            .story = rows.id<StoryId>(1),
            .cluster = rows.id<StoryId>(10),
            .feed_address = rows.text(2),
            .feed_slug = rows.text(3),
            .guid = rows.text(4),
            .url = rows.text(5),
            .title = rows.text(6),
            .language = rows.text(7),
            .text_for_title = html_to_text(rows.text(11)),
            .published = rows.maybe_time(8),
            .first_seen = rows.time(9),
            .tags = tags_of(db, id)};
}

}  // namespace

ItemId add_item(Transaction& tx, const NewItem& added, Timestamp now) {
    static const std::string insert = with_columns(
        R"(insert into items (feed, story, why, first_seen, last_seen, {said}, {keys}) values (?, ?, ?, ?, ?, {values}))");
    const Item& item = added.item;
    run_with_item(tx, insert, {added.feed, added.story, added.why, now, now},
                  {item, added.identity, language_of(item, added.language), at_latest(item.published, now),
                   at_latest(item.modified, now)});
    return tx.last_id<ItemId>();
}

void saw_item(Transaction& tx, ItemId item, const Identity& identity, Timestamp now) {
    keep_former_keys(tx, item, identity);
    tx.run("update items set last_seen = ? where id = ?", {now, item});
    tx.run("update items set guid_key = ?1 where id = ?2 and guid_key <> ?1 and ?1 <> ''",
           {identity.guid_key, item});
    tx.run("update items set url_key = ?1 where id = ?2 and url_key <> ?1 and ?1 <> ''",
           {identity.url_key, item});
}

void revise_item(Transaction& tx, ItemId id, const Item& item, const Identity& identity, Timestamp now,
                 std::string_view language) {
    tx.run(R"(insert into revisions (item, at, content_hash, title, content)
              select id, ?1, content_hash, title, content from items i where id = ?2
              and not exists (select 1 from revisions r where r.item = i.id and r.content_hash = i.content_hash)
              on conflict do nothing)",
           {now, id});
    keep_former_keys(tx, id, identity);
    static const std::string update = with_columns("update items set last_seen = ?, {revised} where id = ?");
    run_with_item(
        tx, update, {now},
        {item, identity, language_of(item, language), item.published, at_latest(item.modified, now)}, {id});
    tx.run("insert or ignore into search_waiting (story) select story from items where id = ?", {id});
}

bool was_once(const Database& db, ItemId item, const Identity& identity) {
    return db
        .query("select 1 from revisions where item = ? and content_hash = ?", {item, identity.content_hash})
        .next();
}

std::vector<Revision> revisions(const Database& db, ItemId item) {
    std::vector<Revision> all;
    Rows rows = db.query("select at, title, content from revisions where item = ? order by at desc", {item});
    while (rows.next()) all.push_back({rows.time(0), rows.text(1), html_to_text(rows.text(2))});
    return all;
}

void each_item(const Database& db, int count, const std::function<void(const ListedItem&)>& visit) {
    Rows rows = db.query(R"(
        select i.id, i.story, f.address, f.slug, i.guid, i.url, i.title, i.language, i.published, i.first_seen,
               coalesce(s.cluster, s.id),
               case when i.title = '' then coalesce(nullif(i.summary, ''), i.content) else '' end
        from items i join feeds f on f.id = i.feed join stories s on s.id = i.story order by i.id desc limit ?)",
                         {count > 0 ? count : -1});
    while (rows.next()) visit(read_listed(db, rows));
}

void each_item_of(const Database& db, StoryId story, const std::function<void(const ListedItem&)>& visit) {
    Rows rows = db.query(R"(
        select i.id, i.story, f.address, f.slug, i.guid, i.url, i.title, i.language, i.published, i.first_seen,
               coalesce(s.cluster, s.id),
               case when i.title = '' then coalesce(nullif(i.summary, ''), i.content) else '' end
        from items i join feeds f on f.id = i.feed join stories s on s.id = i.story where i.story = ? order by i.id desc)",
                         {story});
    while (rows.next()) visit(read_listed(db, rows));
}

std::vector<StoredText> items_after(const Database& db, ItemId last, int count) {
    static const std::string select =
        with_columns("select id, story, feed, {said} from items where id > ? order by id limit ?");
    std::vector<StoredText> items;
    Rows rows = db.query(select, {last, count});
    while (rows.next())
        items.push_back({rows.id<ItemId>(0), rows.id<StoryId>(1), rows.id<FeedId>(2), read_item(rows, 3)});
    return items;
}

std::int64_t count_items(const Database& db) {
    Rows rows = db.query("select count(*) from items");
    rows.next();
    return rows.integer(0);
}

}  // namespace tidings::store
