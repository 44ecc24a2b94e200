#include "store/stories/story_fields.h"

#include <charconv>

namespace tidings::store {
namespace {

// Adds the value to the texts if the field is one of that kind ("title:").
void add_text(std::vector<EditorialText>& texts, std::string_view kind, const StoryField& set) {
    if (set.field.starts_with(kind)) texts.push_back({set.field.substr(kind.size()), set.value});
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
    for (const StoryField& set : story_fields(db, story.id)) {
        add_text(story.editorial.titles, "title:", set);
        add_text(story.editorial.summaries, "summary:", set);
        add_text(story.editorial.notes, "note:", set);
        if (set.field == "excerpt") story.editorial.excerpt_limit = number_in(set.value);
    }
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
