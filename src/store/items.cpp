#include "store/items.h"

#include "store/json_columns.h"

namespace tidings::store {
namespace {

KnownItem read_known(const Rows& rows) {
    return {.id = rows.id<ItemId>(0),
            .feed = rows.id<FeedId>(1),
            .story = rows.id<StoryId>(2),
            .identity = {.guid_key = rows.text(3),
                         .url_key = rows.text(4),
                         .title_key = rows.text(5),
                         .text_hash = rows.text(6),
                         .content_hash = rows.text(7),
                         .title_words = static_cast<int>(rows.integer(8))}};
}

std::vector<KnownItem> read_all_known(Rows rows) {
    std::vector<KnownItem> items;
    while (rows.next()) items.push_back(read_known(rows));
    return items;
}

std::vector<std::string> tags_of(const Database& db, ItemId item) {
    std::vector<std::string> tags;
    Rows rows = db.query("select tag from item_tags where item = ? order by tag", {item});
    while (rows.next()) tags.push_back(rows.text(0));
    return tags;
}

}  // namespace

// One indexed look-up per key: a single "where a = ? or b = ?" would scan as soon as one of its indexes is partial.
std::vector<KnownItem> items_resembling(const Database& db, const Identity& identity, std::optional<FeedId> feed) {
    if (feed)
        return read_all_known(db.query(R"(
            with found (id) as (
                select * from (select id from items where guid_key = ?2 and guid_key <> '' and feed = ?1 order by id desc limit 20)
                union select * from (select id from items where url_key = ?3 and url_key <> '' and feed = ?1 order by id desc limit 20)
                union select * from (select id from items where title_key = ?4 and title_key <> '' and feed = ?1 order by id desc limit 20)
                union select * from (select id from items where text_hash = ?5 and text_hash <> '' and feed = ?1 order by id desc limit 20))
            select i.id, i.feed, i.story, i.guid_key, i.url_key, i.title_key, i.text_hash, i.content_hash, i.title_words
            from found join items i on i.id = found.id order by i.id)",
                                       {*feed, identity.guid_key, identity.url_key, identity.title_key, identity.text_hash}));
    return read_all_known(db.query(R"(
        with found (id) as (
            select * from (select id from items where guid_key = ?1 and guid_key <> '' order by id desc limit 20)
            union select * from (select id from items where url_key = ?2 and url_key <> '' order by id desc limit 20)
            union select * from (select id from items where title_key = ?3 and title_key <> '' order by id desc limit 20)
            union select * from (select id from items where text_hash = ?4 and text_hash <> '' order by id desc limit 20))
        select i.id, i.feed, i.story, i.guid_key, i.url_key, i.title_key, i.text_hash, i.content_hash, i.title_words
        from found join items i on i.id = found.id order by i.id)",
                                   {identity.guid_key, identity.url_key, identity.title_key, identity.text_hash}));
}

ItemId add_item(Transaction& tx, const NewItem& added, Timestamp now) {
    const Item& item = added.item;
    const Identity& identity = added.identity;
    tx.run(R"(
        insert into items (feed, story, guid, guid_is_permalink, url, external_url, image, comments, title, summary, content, language,
            rights, published, modified, authors, categories, attachments, source, why,
            guid_key, url_key, title_key, text_hash, content_hash, title_words, first_seen, last_seen)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?))",
           {added.feed,          added.story,        item.id,
            item.id_is_permalink, item.url,          item.external_url,
            item.image,          item.comments,      item.title,
            item.summary,        item.content,       item.language,
            item.rights,         item.published,     item.modified,
            to_json(item.authors), to_json(item.categories), to_json(item.attachments),
            to_json(item.source), added.why,         identity.guid_key,
            identity.url_key,    identity.title_key, identity.text_hash,
            identity.content_hash, identity.title_words, now,
            now});
    return tx.last_id<ItemId>();
}

void saw_item(Transaction& tx, ItemId item, Timestamp now) { tx.run("update items set last_seen = ? where id = ?", {now, item}); }

void revise_item(Transaction& tx, ItemId id, const Item& item, const Identity& identity, Timestamp now) {
    tx.run(R"(insert or ignore into revisions (item, at, content_hash, title, content)
              select id, ?, content_hash, title, content from items where id = ?)",
           {now, id});
    tx.run(R"(
        update items set guid = ?, guid_is_permalink = ?, url = ?, external_url = ?, image = ?, comments = ?, title = ?, summary = ?,
            content = ?, language = ?, rights = ?, published = coalesce(?, published), modified = coalesce(?, modified),
            authors = ?, categories = ?, attachments = ?, source = ?,
            guid_key = ?, url_key = ?, title_key = ?, text_hash = ?, content_hash = ?, title_words = ?, last_seen = ?
        where id = ?)",
           {item.id,           item.id_is_permalink,  item.url,
            item.external_url, item.image,            item.comments,
            item.title,        item.summary,          item.content,
            item.language,     item.rights,           item.published,
            item.modified,     to_json(item.authors), to_json(item.categories),
            to_json(item.attachments), to_json(item.source), identity.guid_key,
            identity.url_key,  identity.title_key,    identity.text_hash,
            identity.content_hash, identity.title_words, now,
            id});
}

void set_item_tags(Transaction& tx, ItemId item, const std::vector<GivenTag>& tags) {
    tx.run("delete from item_tags where item = ?", {item});
    for (const GivenTag& tag : tags)
        tx.run("insert or ignore into item_tags (item, tag, score, why) values (?, ?, ?, ?)", {item, tag.tag, tag.score, tag.why});
}

void each_item(const Database& db, int count, const std::function<void(const ListedItem&)>& visit) {
    Rows rows = db.query(R"(
        select i.id, i.story, f.address, f.slug, i.guid, i.url, i.title, i.language, i.published, i.first_seen
        from items i join feeds f on f.id = i.feed order by i.id desc limit ?)",
                         {count > 0 ? count : -1});
    while (rows.next()) {
        const ItemId id = rows.id<ItemId>(0);
        visit({.id = id,
               .story = rows.id<StoryId>(1),
               .feed_address = rows.text(2),
               .feed_slug = rows.text(3),
               .guid = rows.text(4),
               .url = rows.text(5),
               .title = rows.text(6),
               .language = rows.text(7),
               .published = rows.maybe_time(8),
               .first_seen = rows.time(9),
               .tags = tags_of(db, id)});
    }
}

Item read_item(const Rows& rows, int first) {
    int column = first;
    Item item;
    item.id = rows.text(column++);
    item.id_is_permalink = rows.integer(column++) != 0;
    item.url = rows.url(column++);
    item.external_url = rows.url(column++);
    item.image = rows.url(column++);
    item.comments = rows.url(column++);
    item.title = rows.text(column++);
    item.summary = rows.text(column++);
    item.content = rows.html(column++);
    item.language = rows.text(column++);
    item.rights = rows.text(column++);
    item.published = rows.maybe_time(column++);
    item.modified = rows.maybe_time(column++);
    item.authors = persons_from_json(rows.text(column++));
    item.categories = categories_from_json(rows.text(column++));
    item.attachments = attachments_from_json(rows.text(column++));
    item.source = source_from_json(rows.text(column++));
    return item;
}

}  // namespace tidings::store
