#include "store/stories/story_fields.h"

#include <charconv>

namespace tidings::store {
namespace {

// Adds the value to the texts if the field is one of that kind ("title:").
void add_text(std::vector<EditorialText>& texts, std::string_view kind, const StoryField& set) {
    if (set.field.starts_with(kind)) texts.push_back({set.field.substr(kind.size()), set.value});
}

void add_by_hand(std::vector<ByHand>& all, std::string_view kind, const StoryField& set) {
    if (set.field.starts_with(kind))
        all.push_back({set.field.substr(kind.size()), set.value != "removed" && set.value != "dismissed"});
}

std::optional<int> number_in(const std::string& text) {
    int number = 0;
    const auto [stop, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (problem != std::errc{}) return std::nullopt;
    return number;
}

}  // namespace

std::string story_field(const Database& db, StoryId story, std::string_view field) {
    Rows rows = db.query("select value from story_fields where story = ? and field = ?", {story, field});
    return rows.next() ? rows.text(0) : std::string();
}

void set_story_field(Transaction& tx, StoryId story, std::string_view field, std::string_view value) {
    if (value.empty())
        tx.run("delete from story_fields where story = ? and field = ?", {story, field});
    else
        tx.run(
            "insert into story_fields (story, field, value) values (?, ?, ?) on conflict do update set value "
            "= excluded.value",
            {story, field, value});
}

std::vector<StoryField> story_fields(const Database& db, StoryId story) {
    std::vector<StoryField> fields;
    Rows rows = db.query("select field, value from story_fields where story = ? order by field", {story});
    while (rows.next()) fields.push_back({rows.text(0), rows.text(1)});
    return fields;
}

void add_editorial(const Database& db, Story& story) {
    story.editorial = {};
    for (const StoryField& set : story_fields(db, story.id)) {
        add_text(story.editorial.titles, "title:", set);
        add_text(story.editorial.summaries, "summary:", set);
        add_text(story.editorial.notes, "note:", set);
        add_by_hand(story.editorial.tags, "tag:", set);
        add_by_hand(story.editorial.content_notes, "content-note:", set);
        if (set.field == "excerpt") story.editorial.excerpt_limit = number_in(set.value);
    }
}

std::unordered_map<StoryId, std::vector<ByHand>> tags_by_hand(const Database& db) {
    std::unordered_map<StoryId, std::vector<ByHand>> all;
    Rows rows =
        db.query("select story, field, value from story_fields where field >= 'tag:' and field < 'tag;'");
    while (rows.next()) add_by_hand(all[rows.id<StoryId>(0)], "tag:", {rows.text(1), rows.text(2)});
    return all;
}

std::vector<ByHand> tags_by_hand(const Database& db, StoryId story) {
    std::vector<ByHand> tags;
    for (const StoryField& set : story_fields(db, story)) add_by_hand(tags, "tag:", set);
    return tags;
}

std::vector<FieldChange> take_over_tags(Transaction& tx, StoryId kept, StoryId absorbed) {
    std::vector<FieldChange> changes;
    for (const StoryField& said : story_fields(tx.db(), absorbed)) {
        const bool is_of_tags = said.field.starts_with("tag:") || said.field.starts_with("content-note:") ||
                                said.field.starts_with("term:");
        if (!is_of_tags || !story_field(tx.db(), kept, said.field).empty()) continue;
        set_story_field(tx, kept, said.field, said.value);
        changes.push_back({said.field, "", said.value});
    }
    return changes;
}

std::vector<EditorialText> editorial_titles(const Database& db, StoryId story) {
    std::vector<EditorialText> titles;
    for (const StoryField& set : story_fields(db, story)) add_text(titles, "title:", set);
    return titles;
}

std::vector<Rejections> rejections_of(const Database& db, FeedId feed) {
    std::vector<Rejections> rejections;
    Rows rows = db.query(R"(
        select coalesce(f.value, ''), count(*)
        from items i join stories s on s.id = i.story and s.lead = i.id and s.curation = 'rejected'
            left join story_fields f on f.story = s.id and f.field = 'reason'
        where i.feed = ? group by 1 order by 2 desc, 1)",
                         {feed});
    while (rows.next()) rejections.push_back({rows.text(0), rows.integer(1)});
    return rejections;
}

std::vector<StoryId> stories_past(const Database& db, std::string_view field, Timestamp now) {
    std::vector<StoryId> stories;
    Rows rows = db.query(
        R"(select story from story_fields where field = ? and cast(value as integer) <= cast(? as integer) and field in ('assignee', 'aside', 'embargo')
           order by cast(value as integer), story)",
        {field, now});
    while (rows.next()) stories.push_back(rows.id<StoryId>(0));
    return stories;
}

}  // namespace tidings::store
