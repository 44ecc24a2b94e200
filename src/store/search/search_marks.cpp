#include "store/search/search_marks.h"

#include "dates/date.h"
#include "store/stories/story_fields.h"
#include "text/language.h"
#include "text/plain_text.h"

namespace tidings::store {

std::string mark_of(std::string_view kind, std::string_view value) {
    std::string mark = std::string(kind) + "·";
    for (const char c : fold_case(value)) {
        const bool is_sign =
            static_cast<unsigned char>(c) < 0x80 && !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9');
        if (is_sign)
            mark += "·";
        else
            mark += c;
    }
    return mark;
}

std::string month_mark(Timestamp moment) { return mark_of("month", iso_day(moment).substr(0, 7)); }

std::string marks_of(const Database& db, const Story& story) {
    std::string marks(mark_of_all);
    const auto add = [&](std::string_view kind, std::string_view value) {
        if (!value.empty()) marks += " " + mark_of(kind, value);
    };
    add("state", curation_name(story.curation));
    add("lang", primary_language(story.lead.language));
    add("assignee", story_field(db, story.id, "assignee"));
    for (const std::string& tag : story.tags) add("tag", tag);
    Rows rows = db.query(
        R"(select distinct p.slug, f.slug from items i join feeds f on f.id = i.feed join partners p on p.id = f.partner
        where i.story = ?)",
        {story.id});
    while (rows.next()) {
        add("partner", rows.text(0));
        add("feed", rows.text(1));
    }
    return marks + " " + month_mark(story.first_seen);
}

}  // namespace tidings::store
