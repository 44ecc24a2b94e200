#include "store/stories/story_changes.h"

#include "store/stories/approved_versions.h"
#include "store/stories/stories.h"

namespace tidings::store {
namespace {

std::optional<StoryId> maybe_story(const Rows& rows, int column) {
    if (rows.is_null(column)) return std::nullopt;
    return rows.id<StoryId>(column);
}

std::optional<StoryId> own_cluster(const Database& db, StoryId story) {
    Rows rows = db.query("select cluster from stories where id = ?", {story});
    return rows.next() ? maybe_story(rows, 0) : std::nullopt;
}

void move_cluster(Transaction& tx, StoryId kept, StoryId absorbed) {
    const std::optional<StoryId> theirs = own_cluster(tx.db(), absorbed);
    tx.run("update stories set cluster = ?1 where cluster = ?2", {kept, absorbed});
    if (theirs && *theirs != absorbed)
        tx.run("update stories set cluster = coalesce(cluster, ?) where id = ?", {*theirs, kept});
    tx.run("update stories set cluster = null where id = ?", {absorbed});
}

// Whatever speaks of the absorbed story now speaks of the one that has its items; what would say it twice
// goes.
void move_mentions(Transaction& tx, StoryId kept, StoryId absorbed) {
    tx.run("update or ignore issue_stories set story = ? where story = ?", {kept, absorbed});
    tx.run("update or ignore letter_stories set story = ? where story = ?", {kept, absorbed});
    tx.run("delete from kept_apart where (story = ?1 and other = ?2) or (story = ?2 and other = ?1)",
           {kept, absorbed});
    tx.run("update or ignore kept_apart set story = ? where story = ?", {kept, absorbed});
    tx.run("update or ignore kept_apart set other = ? where other = ?", {kept, absorbed});
    tx.run("delete from relations where (story = ?1 and other = ?2) or (story = ?2 and other = ?1)",
           {kept, absorbed});
    tx.run("update or ignore relations set story = ? where story = ?", {kept, absorbed});
    tx.run("update or ignore relations set other = ? where other = ?", {kept, absorbed});
}

std::string text_of(std::int64_t row) { return std::to_string(row); }

}  // namespace

std::vector<FieldChange> changes_of_merging(const Database& db, StoryId kept, StoryId absorbed) {
    std::vector<FieldChange> changes;
    std::string lead;
    Rows rows = db.query(
        "select i.id, s.lead = i.id from items i join stories s on s.id = i.story where i.story = ? order by "
        "i.id",
        {absorbed});
    while (rows.next()) {
        changes.push_back(
            {"item:" + text_of(rows.integer(0)), text_of(number(absorbed)), text_of(number(kept))});
        if (rows.integer(1) != 0) lead = text_of(rows.integer(0));
    }
    changes.push_back({"lead-of:" + text_of(number(absorbed)), lead, ""});
    if (is_in_an_issue(db, absorbed)) changes.push_back({"told:" + text_of(number(absorbed)), "yes", ""});
    return changes;
}

void merge_stories(Transaction& tx, StoryId kept, StoryId absorbed, std::string_view why, Timestamp now) {
    tx.run("update items set why = ? where story = ? and why = ''", {why, absorbed});
    tx.run("update items set story = ? where story = ?", {kept, absorbed});
    end_change(tx, absorbed);
    move_cluster(tx, kept, absorbed);
    move_mentions(tx, kept, absorbed);
    tx.run("update stories set merged_into = ?1 where merged_into = ?2", {kept, absorbed});
    tx.run("update stories set lead = null, merged_into = ?1, gone_at = max(updated, ?2) where id = ?3",
           {kept, now, absorbed});
}

void separate_story(Transaction& tx, StoryId story, ItemId lead, Timestamp now) {
    tx.run("update stories set lead = ?, merged_into = null, gone_at = null where id = ?", {lead, story});
    mark_changed(tx, story, now);
}

bool is_in_an_issue(const Database& db, StoryId story) {
    return db.query("select 1 from issue_stories where story = ?", {story}).next() ||
           db.query("select 1 from letter_stories where story = ?", {story}).next();
}

std::optional<StoryId> merged_into(const Database& db, StoryId story) {
    Rows rows = db.query("select merged_into from stories where id = ?", {story});
    return rows.next() ? maybe_story(rows, 0) : std::nullopt;
}

bool has_one_item(const Database& db, StoryId story) {
    Rows rows = db.query("select id from items where story = ? limit 2", {story});
    return rows.next() && !rows.next();
}

bool share_a_feed(const Database& db, StoryId one, StoryId other) {
    return db
        .query(R"(select 1 from items a where a.story = ?1
                  and exists (select 1 from items b where b.story = ?2 and b.feed = a.feed))",
               {one, other})
        .next();
}

std::optional<ItemPlace> place_of(const Database& db, ItemId item) {
    Rows rows = db.query(
        "select i.story, s.lead = i.id from items i join stories s on s.id = i.story where i.id = ?", {item});
    if (!rows.next()) return std::nullopt;
    return ItemPlace{item, rows.id<StoryId>(0), rows.integer(1) != 0};
}

void move_item(Transaction& tx, ItemId item, StoryId story, std::string_view why) {
    tx.run("update items set story = ?, why = ? where id = ?", {story, why, item});
}

void keep_apart(Transaction& tx, StoryId one, StoryId other) {
    tx.run("insert or ignore into kept_apart (story, other) values (?1, ?2), (?2, ?1)", {one, other});
}

bool are_kept_apart(const Database& db, StoryId one, StoryId other) {
    return db.query("select 1 from kept_apart where story = ? and other = ?", {one, other}).next();
}

void relate(Transaction& tx, StoryId story, StoryId other, std::string_view why) {
    if (story == other || own_cluster(tx.db(), story)) return;
    const StoryId cluster = cluster_of(tx.db(), other);
    tx.run("insert or ignore into relations (story, other, why) values (?, ?, ?)", {story, other, why});
    tx.run("update stories set cluster = ?1 where id = ?1 or id = ?2 or id = ?3", {cluster, other, story});
}

std::vector<Related> related_to(const Database& db, StoryId story) {
    std::vector<Related> related;
    Rows rows = db.query(R"(
        select t.id, t.title, t.partner_name, coalesce(r.why, b.why, 'in the same cluster')
        from stories s join stories o on o.cluster = s.cluster join told_stories t on t.id = o.id
        left join relations r on r.story = s.id and r.other = o.id left join relations b on b.story = o.id and b.other = s.id
        where s.id = ? and o.id <> s.id order by t.id)",
                         {story});
    while (rows.next()) related.push_back({rows.id<StoryId>(0), rows.text(1), rows.text(2), rows.text(3)});
    return related;
}

StoryId cluster_of(const Database& db, StoryId story) { return own_cluster(db, story).value_or(story); }

void change_lead(Transaction& tx, StoryId story, ItemId lead) {
    tx.run("update stories set lead = ? where id = ?", {lead, story});
}

}  // namespace tidings::store
