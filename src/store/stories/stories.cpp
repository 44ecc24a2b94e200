#include "store/stories/stories.h"

#include <algorithm>

#include "base/result.h"
#include "dates/date.h"
#include "store/acts/acts.h"
#include "store/issues/errata.h"
#include "store/sqlite/meta.h"
#include "store/stories/approved_versions.h"
#include "store/stories/columns.h"
#include "store/stories/entry_id.h"
#include "store/stories/story_fields.h"

namespace tidings::store {
namespace {

std::string guid_of(Transaction& tx, ItemId item) {
    Rows rows = tx.query("select guid from items where id = ?", {item});
    return rows.next() ? rows.text(0) : std::string();
}

std::string made_up_entry_id(StoryId story, std::string_view authority) {
    return "tag:" + std::string(authority) + ":story/" + std::to_string(number(story));
}

bool is_taken(Transaction& tx, const ItemKeys& keys, std::string_view entry_id) {
    return std::ranges::any_of(keys.stories(entry_id), [&](StoryId story) {
        return tx.query("select 1 from stories where id = ? and entry_id = ?", {story, entry_id}).next();
    });
}

// The publisher's, if it is one and no other story has it.
std::string new_entry_id(Transaction& tx, ItemKeys& keys, StoryId story, std::string_view guid,
                         std::string_view authority) {
    std::string entry_id = own_entry_id(guid);
    if (entry_id.empty() || is_taken(tx, keys, entry_id)) entry_id = made_up_entry_id(story, authority);
    keys.add_entry_id(story, entry_id);
    return entry_id;
}

bool is_free(Transaction& tx, Timestamp moment) {
    return !tx.query("select 1 from stories where updated = ?", {moment}).next();
}

// Readers and validators take two entries of the same second for one: the last free second up to now. Where
// the search for the same `now` ended is remembered, so that ten thousand stories at once do not each begin
// anew.
Timestamp free_moment(Transaction& tx, Timestamp now) {
    const std::string wanted = rfc3339(now);
    Timestamp moment = now;
    const std::string remembered = meta(tx.db(), "free_moment").value_or("");
    if (remembered.starts_with(wanted + ' ') && !is_free(tx, now))
        moment = parse_date(std::string_view(remembered).substr(wanted.size() + 1)).value_or(now);
    while (!is_free(tx, moment)) moment -= std::chrono::seconds(1);
    if (moment != now) set_meta(tx, "free_moment", wanted + ' ' + rfc3339(moment));
    return moment;
}

// Readers may have seen what has an `updated`. Its feed entry is told as withdrawn at a later second, which
// no other entry has, and the tombstone has the same time: one that is older than the entry does not count
// (RFC 6721 section 3).
void withdraw(Transaction& tx, StoryId story, Timestamp now) {
    note_erratum(tx, story, now);
    tx.run("update stories set curation = 'withdrawn' where id = ?", {story});
    Rows rows = tx.query("select updated from stories where id = ? and updated is not null", {story});
    if (!rows.next()) return;
    Timestamp moment = std::max(now, rows.time(0) + std::chrono::seconds(1));
    while (!is_free(tx, moment)) moment += std::chrono::seconds(1);
    tx.run("update stories set updated = ?1, gone_at = ?1 where id = ?2", {moment, story});
}

// Its digests had been heard of before, and the story seen, whatever the clock says now: a digest leaves out
// what was approved long before it was heard of.
void approve(Transaction& tx, StoryId story, Timestamp now) {
    tx.run(R"(
        update stories set curation = 'approved', updated = ?2,
               approved_at = max(?1, first_seen, coalesce((select max(since) from digests), 0))
        where id = ?3)",
           {now, free_moment(tx, now), story});
}

// Those that rules gave its items.
std::vector<std::string> tags_of(const Database& db, StoryId story) {
    std::vector<std::string> tags;
    Rows rows = db.query(
        R"(select distinct t.tag from items i join item_tags t on t.item = i.id where i.story = ? order by t.tag)",
        {story});
    while (rows.next()) tags.push_back(rows.text(0));
    return tags;
}

// The story's first item has no reason of its own to be in it: where another leads, that one's holds for
// both.
std::vector<Copy> copies_of(const Database& db, StoryId story, ItemId lead) {
    std::vector<Copy> copies;
    Rows rows = db.query(R"(
        select i.id, p.name, i.url, case i.why when '' then (select why from items where id = ?2) else i.why end from items i join feeds f on f.id = i.feed join partners p on p.id = f.partner
        where i.story = ?1 and i.id <> ?2 order by i.id)",
                         {story, lead});
    while (rows.next()) copies.push_back({rows.id<ItemId>(0), rows.text(1), rows.url(2), rows.text(3)});
    return copies;
}

Story read_story(const Database& db, const Rows& rows) {
    Story story = read_told(rows);
    add_editorial(db, story);
    story.tags = corrected(tags_of(db, story.id), story.editorial.tags);
    story.also_at = copies_of(db, story.id, story.lead_id);
    return story;
}

Act act_of(const Decision& decision, Timestamp now) {
    const std::string_view after = curation_name(decision.after);
    Act act = act_on(decision.story, now, decision.by, decision.what.empty() ? after : decision.what,
                     decision.reason);
    act.changes = decision.changes;
    act.changes.push_back({"curation", std::string(curation_name(decision.before)), std::string(after)});
    act.undoes = decision.undoes;
    return act;
}

}  // namespace

StoryId open_story(Transaction& tx, Timestamp now) {
    tx.run("insert into stories (curation, first_seen) values ('pending', ?)", {now});
    return tx.last_id<StoryId>();
}

void open_story_of(Transaction& tx, ItemKeys& keys, const NewStory& opened, Timestamp now) {
    tx.run("insert into stories (id, curation, first_seen, lead, entry_id) values (?, 'pending', ?, ?, ?)",
           {opened.story, now, opened.first,
            new_entry_id(tx, keys, opened.story, opened.guid, opened.authority)});
}

void set_lead(Transaction& tx, StoryId story, ItemId lead, std::string_view authority) {
    tx.run("update stories set lead = ? where id = ?", {lead, story});
    Rows rows = tx.query("select 1 from stories where id = ? and entry_id is null", {story});
    if (!rows.next()) return;
    ItemKeys keys(tx.db());
    tx.run("update stories set entry_id = ? where id = ?",
           {new_entry_id(tx, keys, story, guid_of(tx, lead), authority), story});
    keys.write(tx);
}

ActId record_decision(Transaction& tx, const Decision& decision, Timestamp now) {
    if (decision.before == Curation::approved && decision.after != Curation::approved)
        forget_waiting_change(tx, decision.story);
    if (decision.after == Curation::approved && decision.before != Curation::approved) {
        if (decision.before != Curation::pending) take_current_lead(tx, decision.story);
        approve(tx, decision.story, now);
    } else if (decision.after == Curation::withdrawn && decision.before != Curation::withdrawn)
        withdraw(tx, decision.story, now);
    else
        tx.run("update stories set curation = ? where id = ?",
               {curation_name(decision.after), decision.story});
    return record_act(tx, act_of(decision, now));
}

void mark_changed(Transaction& tx, StoryId story, Timestamp now) {
    tx.run("update stories set updated = ? where id = ? and updated is not null",
           {free_moment(tx, now), story});
}

std::optional<Curation> curation_of(const Database& db, StoryId story) {
    Rows rows = db.query("select curation from stories where id = ?", {story});
    if (!rows.next()) return std::nullopt;
    return curation_named(rows.text(0));
}

std::optional<Story> story(const Database& db, StoryId id) {
    static const std::string select = with_columns("select {told} from told_stories where id = ?");
    Rows rows = db.query(select, {id});
    if (!rows.next()) return std::nullopt;
    return read_story(db, rows);
}

std::optional<Story> published_story_led_by(const Database& db, ItemId item) {
    Rows rows = db.query(R"(select s.id from items i join stories s on s.id = i.story and s.lead = i.id
                            where i.id = ? and s.updated is not null)",
                         {item});
    return rows.next() ? story(db, rows.id<StoryId>(0)) : std::nullopt;
}

std::optional<Story> published_story(const Database& db, const StoryMark& mark) {
    static const std::string select =
        with_columns("select {told} from told_stories where id = ? and curation = 'approved'");
    Rows rows = db.query(select, {mark.id});
    if (!rows.next()) return std::nullopt;
    Story story = read_told(rows);
    story.tags = mark.tags;
    if (mark.has_copies) story.also_at = copies_of(db, story.id, story.lead_id);
    add_editorial(db, story);
    return story;
}

void each_story(const Database& db, std::optional<Curation> curation, int count,
                const std::function<void(const Story&)>& visit) {
    const int limit = count > 0 ? count : -1;
    const auto visit_all = [&](Rows rows) {
        while (rows.next()) visit(read_story(db, rows));
    };
    static const std::string select_of_curation = with_columns(
        "select {told} from told_stories where curation = ? order by first_seen desc, id desc limit ?");
    static const std::string select_all =
        with_columns("select {told} from told_stories order by id desc limit ?");
    if (curation)
        visit_all(db.query(select_of_curation, {curation_name(*curation), limit}));
    else
        visit_all(db.query(select_all, {limit}));
}

void each_to_review(const Database& db, Timestamp now, int count,
                    const std::function<void(const Story&)>& visit) {
    static const std::string select_back = with_columns(
        "select {told} from story_fields f join told_stories t on t.id = f.story where f.field = 'aside' and "
        "f.field in ('assignee', 'aside', 'embargo') and cast(f.value as integer) <= cast(? as integer) and "
        "t.curation = 'pending' order by cast(f.value as integer), f.story");
    static const std::string select_others = with_columns(
        "select {told} from told_stories t where curation = 'pending' and not exists (select 1 from "
        "story_fields f where f.story = t.id and f.field in ('aside', 'embargo')) order by first_seen desc, "
        "id desc");
    int shown = 0;
    const auto visit_all = [&](Rows rows) {
        for (; (count == 0 || shown < count) && rows.next(); ++shown) visit(read_story(db, rows));
    };
    visit_all(db.query(select_back, {now}));
    visit_all(db.query(select_others));
}

std::map<FeedId, Decided> decided_by_feed(const Database& db) {
    std::map<FeedId, Decided> all;
    Rows rows = db.query(R"(
        select i.feed, sum(s.curation = 'approved'), count(*) from stories s join items i on i.id = s.lead
        where s.curation in ('approved', 'rejected') group by i.feed)");
    while (rows.next()) all[rows.id<FeedId>(0)] = {rows.integer(1), rows.integer(2)};
    return all;
}

std::map<std::string, Decided> decided_by_tag(const Database& db) {
    std::map<std::string, Decided> all;
    Rows rows = db.query(R"(
        select t.tag, sum(s.curation = 'approved'), count(*)
        from stories s join item_tags t on t.item = s.lead where s.curation in ('approved', 'rejected') group by t.tag)");
    while (rows.next()) all[rows.text(0)] = {rows.integer(1), rows.integer(2)};
    return all;
}

std::vector<Story> stories_until(const Database& db, std::string_view field, Timestamp now) {
    static const std::string select = with_columns(
        "select {told} from story_fields f join told_stories t on t.id = f.story where f.field = ? and "
        "f.field "
        "in ('assignee', 'aside', 'embargo') and cast(f.value as integer) > cast(? as integer) order by "
        "cast(f.value as integer), f.story");
    std::vector<Story> waiting;
    Rows rows = db.query(select, {field, now});
    while (rows.next()) waiting.push_back(read_story(db, rows));
    return waiting;
}

std::vector<Story> changed_stories(const Database& db, int count) {
    static const std::string select = with_columns(
        "select {told} from waiting_changes w join told_stories t on t.id = w.story order by w.at desc, "
        "w.story limit ?");
    std::vector<Story> changed;
    Rows rows = db.query(select, {count > 0 ? count : -1});
    while (rows.next()) changed.push_back(read_story(db, rows));
    return changed;
}

StoryCounts count_stories(const Database& db) {
    StoryCounts counts;
    Rows waiting = db.query("select count(*) from waiting_changes");
    if (waiting.next()) counts.changed = static_cast<int>(waiting.integer(0));
    // Counting is a scan by nature; of the narrow indexes, not of the table.
    Rows rows = db.query(R"(
        select curation, sum(n) from (
            select curation, count(*) as n from stories group by curation union all
            select curation, -count(*) from stories where merged_into is not null group by curation)
        group by curation)");
    while (rows.next()) {
        const int count = static_cast<int>(rows.integer(1));
        switch (curation_named(rows.text(0)).value_or(Curation::pending)) {
            case Curation::pending:
                counts.pending = count;
                break;
            case Curation::approved:
                counts.approved = count;
                break;
            case Curation::held:
                counts.held = count;
                break;
            case Curation::rejected:
                counts.rejected = count;
                break;
            case Curation::withdrawn:
                counts.withdrawn = count;
                break;
        }
    }
    return counts;
}

}  // namespace tidings::store
