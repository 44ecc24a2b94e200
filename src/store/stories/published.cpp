#include "store/stories/published.h"

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include "store/stories/story_fields.h"
#include "text/hash.h"

namespace tidings::store {
namespace {

// What is seen of a feed and its partner in each of its stories.
struct FeedLooks {
    std::string seen;
    int excerpt_limit = -1;
};

std::unordered_map<FeedId, FeedLooks> looks_of_feeds(const Database& db) {
    std::unordered_map<FeedId, FeedLooks> all;
    Rows rows = db.query(R"(
        select f.id, f.title, f.address, p.name, p.home_page, p.country, p.licence, p.excerpt_limit
        from feeds f join partners p on p.id = f.partner)");
    while (rows.next()) {
        std::string said;
        for (int column = 1; column <= 7; ++column) said += rows.text(column) + '\n';
        all.emplace(rows.id<FeedId>(0),
                    FeedLooks{std::to_string(hash64(said)), rows.maybe_int(7).value_or(-1)});
    }
    return all;
}

// Of an approved version that readers see in place of the lead, what its mark needs.
struct ApprovedVersion {
    ItemId item{};
    FeedId feed{};
    std::string language;
};

std::unordered_map<StoryId, ApprovedVersion> approved_versions(const Database& db) {
    std::unordered_map<StoryId, ApprovedVersion> all;
    Rows rows = db.query("select story, item, feed, language from approved_versions");
    while (rows.next())
        all.emplace(rows.id<StoryId>(0),
                    ApprovedVersion{rows.id<ItemId>(1), rows.id<FeedId>(2), rows.text(3)});
    return all;
}

// Published stories as they come in, the last updated first, with what is seen of each so far.
struct Gathered {
    std::vector<StoryMark> marks;
    std::vector<std::string> seen;
};

void add_story(Gathered& all, StoryId story, Timestamp updated, ItemId lead) {
    all.marks.push_back({.id = story, .updated = updated});
    all.seen.push_back(std::to_string(updated.time_since_epoch().count()) + ' ' +
                       std::to_string(number(lead)));
}

void add_lead(Gathered& all, const FeedLooks& feed, std::string language) {
    all.seen.back() += '\n' + feed.seen;
    all.marks.back().language = std::move(language);
    all.marks.back().excerpt_limit = feed.excerpt_limit;
}

void add_copy(Gathered& all, const FeedLooks& feed, const std::string& address) {
    all.seen.back() += '@' + feed.seen + address;
    all.marks.back().has_copies = true;
}

// Of a copy its address is shown; of the lead everything, and `updated` moves when that changes. SQLite reads
// the row of an item, and with it the long way to its text, only where the address is asked for.
Gathered gather(const Database& db) {
    Gathered all;
    const std::unordered_map<FeedId, FeedLooks> feeds = looks_of_feeds(db);
    const std::unordered_map<StoryId, ApprovedVersion> kept = approved_versions(db);
    Rows rows = db.query(R"(
        select s.id, s.updated, s.lead, i.id, i.feed, i.language, case when i.id <> s.lead then i.url end
        from stories s join items i on i.story = s.id where s.curation = 'approved' order by s.updated desc)");
    ItemId lead{};  // of the last story, as readers see it
    while (rows.next()) {
        const auto story = rows.id<StoryId>(0);
        const auto version = kept.empty() ? kept.end() : kept.find(story);
        if (all.marks.empty() || all.marks.back().id != story) {
            lead = version == kept.end() ? rows.id<ItemId>(2) : version->second.item;
            add_story(all, story, rows.time(1), lead);
            if (version != kept.end())
                add_lead(all, feeds.at(version->second.feed), version->second.language);
        }
        const FeedLooks& feed = feeds.at(rows.id<FeedId>(4));
        if (lead != rows.id<ItemId>(3))
            add_copy(all, feed, rows.text(6));
        else if (version == kept.end())
            add_lead(all, feed, rows.text(5));
    }
    return all;
}

// The place of a story in the marks, when stories are asked for in the marks' order.
class Finder {
  public:
    explicit Finder(const std::vector<StoryMark>& marks) : marks_(marks) {}
    std::optional<std::size_t> find(StoryId story) {
        std::size_t place = next_;
        while (place < marks_.size() && marks_[place].id != story) ++place;
        if (place == marks_.size()) return std::nullopt;
        next_ = place;
        return place;
    }

  private:
    const std::vector<StoryMark>& marks_;
    std::size_t next_ = 0;
};

void add_tags(const Database& db, Gathered& all) {
    Rows rows = db.query(R"(
        select s.id, t.tag from stories s join items i on i.story = s.id join item_tags t on t.item = i.id
        where s.curation = 'approved' order by s.updated desc)");
    Finder finder(all.marks);
    while (rows.next())
        if (const auto place = finder.find(rows.id<StoryId>(0)))
            all.marks[*place].tags.push_back(rows.text(1));
    const std::unordered_map<StoryId, std::vector<ByHand>> by_hand = tags_by_hand(db);
    const std::vector<ByHand> nothing;
    for (std::size_t place = 0; place < all.marks.size(); ++place) {
        std::vector<std::string>& tags = all.marks[place].tags;
        const auto said = by_hand.find(all.marks[place].id);
        tags = corrected(std::move(tags), said == by_hand.end() ? nothing : said->second);
        for (const std::string& tag : tags) (all.seen[place] += '#') += tag;
    }
}

// An entry that was archived as it is now; what was archived before it changed is none.
void add_archive_pages(const Database& db, std::vector<StoryMark>& marks) {
    Rows rows = db.query(R"(
        select s.id, a.page from stories s join archive_entries a on a.story = s.id and a.updated = s.updated
        where s.curation = 'approved' order by s.updated desc)");
    Finder finder(marks);
    while (rows.next())
        if (const auto place = finder.find(rows.id<StoryId>(0)))
            marks[*place].archive_page = static_cast<int>(rows.integer(1));
}

std::vector<std::string> tags_of_gone(const Database& db, StoryId story) {
    std::vector<std::string> tags;
    Rows rows = db.query(R"(
        select distinct t.tag from items i join item_tags t on t.item = i.id
        where i.story = (select coalesce(merged_into, id) from stories where id = ?) order by t.tag)",
                         {story});
    while (rows.next()) tags.push_back(rows.text(0));
    return corrected(std::move(tags), tags_by_hand(db, story));
}

}  // namespace

std::vector<StoryMark> published_marks(const Database& db) {
    Gathered all = gather(db);
    add_tags(db, all);
    add_archive_pages(db, all.marks);
    for (std::size_t i = 0; i < all.marks.size(); ++i) all.marks[i].looks = hash64(all.seen[i]);
    return std::move(all.marks);
}

std::vector<GoneStory> gone_stories(const Database& db) {
    std::vector<GoneStory> gone;
    Rows rows = db.query(R"(
        select s.id, s.entry_id, s.gone_at,
               (select language from told_stories k where k.id = coalesce(s.merged_into, s.id)),
               s.merged_into is null and s.updated = s.gone_at
        from stories s where s.gone_at is not null and s.entry_id is not null order by s.gone_at desc, s.id)");
    while (rows.next())
        gone.push_back({.id = rows.id<StoryId>(0),
                        .entry_id = rows.text(1),
                        .at = rows.time(2),
                        .language = rows.text(3),
                        .tags = tags_of_gone(db, rows.id<StoryId>(0)),
                        .has_notice = rows.integer(4) != 0});
    return gone;
}

std::vector<ArchiveEntry> archive_entries(const Database& db) {
    std::vector<ArchiveEntry> entries;
    Rows rows = db.query("select page, story, updated from archive_entries order by page, updated");
    while (rows.next())
        entries.push_back({static_cast<int>(rows.integer(0)), rows.id<StoryId>(1), rows.time(2)});
    return entries;
}

int seal_archive_page(Transaction& tx, const std::vector<StoryMark>& stories) {
    Rows rows = tx.query("select coalesce(max(page), 0) + 1 from archive_entries");
    rows.next();
    const int page = static_cast<int>(rows.integer(0));
    for (const StoryMark& story : stories)
        tx.run("insert into archive_entries (page, story, updated) values (?, ?, ?)",
               {page, story.id, story.updated});
    return page;
}

std::vector<PublicFile> public_files(const Database& db) {
    std::vector<PublicFile> files;
    Rows rows = db.query("select name, inputs, size, changed from public_files order by name");
    while (rows.next()) files.push_back({rows.text(0), rows.text(1), rows.integer(2), rows.integer(3)});
    return files;
}

void remember_public_file(Transaction& tx, const PublicFile& file) {
    tx.run(R"(insert into public_files (name, inputs, size, changed) values (?, ?, ?, ?)
              on conflict (name) do update set inputs = excluded.inputs, size = excluded.size, changed = excluded.changed)",
           {file.name, file.inputs, file.size, file.changed});
}

void forget_public_file(Transaction& tx, std::string_view name) {
    tx.run("delete from public_files where name = ?", {name});
}

std::vector<GoneFile> gone_files(const Database& db) {
    std::vector<GoneFile> files;
    Rows rows = db.query("select name, at from gone_files order by name");
    while (rows.next()) files.push_back({rows.text(0), rows.time(1)});
    return files;
}

void mark_file_gone(Transaction& tx, std::string_view name, Timestamp now) {
    tx.run("insert or ignore into gone_files (name, at) values (?, ?)", {name, now});
}

void mark_file_here(Transaction& tx, std::string_view name) {
    tx.run("delete from gone_files where name = ?", {name});
}

}  // namespace tidings::store
