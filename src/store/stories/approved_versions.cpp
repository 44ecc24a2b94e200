#include "store/stories/approved_versions.h"

#include "store/stories/columns.h"

namespace tidings::store {

void keep_approved_version(Transaction& tx, StoryId story) {
    static const std::string insert = with_columns(R"(
        insert or ignore into approved_versions (story, item, feed, tags_wait, {said})
        select l.story, l.item, l.feed, 0, {said}
        from leads l join stories s on s.id = l.story where l.story = ? and s.updated is not null)");
    tx.run(insert, {story});
}

std::optional<Item> current_lead(const Database& db, StoryId story) {
    static const std::string select = with_columns("select {said} from leads where story = ?");
    Rows rows = db.query(select, {story});
    if (!rows.next()) return std::nullopt;
    return read_item(rows, 0);
}

bool has_approved_version(const Database& db, StoryId story) {
    return db.query("select 1 from approved_versions where story = ?", {story}).next();
}

bool is_change_waiting(const Database& db, StoryId story) {
    return db.query("select 1 from waiting_changes where story = ?", {story}).next();
}

void put_waiting_change(Transaction& tx, StoryId story, std::string_view look, Timestamp now) {
    tx.run("delete from waiting_changes where story = ?", {story});
    if (tx.query("select 1 from rejected_changes where story = ? and look = ?", {story, look}).next()) return;
    tx.run("insert into waiting_changes (story, at) values (?, ?)", {story, now});
}

void put_waiting_tags(Transaction& tx, ItemId item, const std::vector<GivenTag>& tags) {
    const bool is_the_approved_one = tx.run(R"(
        update approved_versions set tags_wait = 1
        where story = (select story from items where id = ?1) and item = ?1)",
                                            {item}) > 0;
    if (!is_the_approved_one) return set_item_tags(tx, item, tags);
    tx.run("delete from waiting_tags where item = ?", {item});
    for (const GivenTag& tag : tags)
        tx.run("insert or ignore into waiting_tags (item, tag, score, why) values (?, ?, ?, ?)",
               {item, tag.tag, tag.score, tag.why});
}

void take_current_lead(Transaction& tx, StoryId story) {
    forget_waiting_change(tx, story);
    tx.run("delete from rejected_changes where story = ?", {story});
    tx.run("delete from approved_versions where story = ?", {story});
}

void end_change(Transaction& tx, StoryId story) {
    tx.run("delete from waiting_changes where story = ?", {story});
    tx.run("delete from waiting_tags where item = (select item from approved_versions where story = ?)",
           {story});
    tx.run("delete from approved_versions where story = ?", {story});
}

void reject_change(Transaction& tx, StoryId story, std::string_view look) {
    tx.run("delete from waiting_changes where story = ?", {story});
    tx.run("insert or ignore into rejected_changes (story, look) values (?, ?)", {story, look});
}

void forget_waiting_change(Transaction& tx, StoryId story) {
    tx.run("delete from waiting_changes where story = ?", {story});
    Rows rows = tx.query("select item from approved_versions where story = ? and tags_wait = 1", {story});
    if (!rows.next()) return;
    const auto item = rows.id<ItemId>(0);
    tx.run("delete from item_tags where item = ?", {item});
    tx.run("insert into item_tags select item, tag, score, why from waiting_tags where item = ?", {item});
    tx.run("insert or ignore into used_tags select tag from waiting_tags where item = ?", {item});
    tx.run("delete from waiting_tags where item = ?", {item});
    tx.run("update approved_versions set tags_wait = 0 where story = ?", {story});
}

}  // namespace tidings::store
