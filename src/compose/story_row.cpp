#include "compose/story_row.h"

#include "compose/wording.h"
#include "text/joined.h"
#include "url/addresses_in_text.h"
#include "url/published_address.h"

namespace tidings {
namespace {

using render::Data;
using render::Rows;

constexpr std::size_t title_characters = 80;  // of a title that we make out of the text

bool is_foreign(std::string_view tag, std::string_view language) {
    return !tag.empty() && tag.substr(0, tag.find('-')) != language;
}

void set_optional(Data& data, const std::string& name, std::string value) {
    data.set("has_" + name, !value.empty());
    data.set(name, std::move(value));
}

// A text and its language, where that is another than the mail's.
void set_text(Data& data, const std::string& name, std::string text, const std::string& language,
              std::string_view mail_language) {
    const bool foreign = is_foreign(language, mail_language);
    set_optional(data, name, std::move(text));
    set_optional(data, name + "_language", language);
    data.set(name + "_foreign", foreign).set(name + "_right_to_left", foreign && is_right_to_left(language));
}

std::string address_of(const Story& story) {
    if (story.lead.url) return published_address(*story.lead.url).text();
    return story.lead.external_url ? published_address(*story.lead.external_url).text() : std::string();
}

std::string labels(const Story& story, const DigestFrame& frame) {
    std::vector<std::string> names;
    for (const std::string& tag : story.tags) names.push_back(frame.tag_label ? frame.tag_label(tag) : tag);
    return joined(names, ", ");
}

Rows copies_of(const Story& story) {
    Rows rows;
    for (const Copy& copy : story.also_at)
        if (copy.url)
            rows.push_back(Data()
                               .set("name", copy.partner_name)
                               .set("url", published_address(*copy.url).text())
                               .set("last", false));
    if (!rows.empty()) rows.back().set("last", true);
    return rows;
}

// Notes in the mail's language; a note that has no words yet stands by its id.
std::string notes_of(const Story& story, const DigestFrame& frame, const render::Words& words) {
    if (!frame.content_notes) return {};
    std::vector<std::string> labels;
    for (const std::string& id : frame.content_notes(story)) {
        const auto label = words.find(id);
        labels.push_back(label == words.end() ? id : label->second);
    }
    return joined(labels, "; ");
}

void add_details(Data& row, const Story& story, const DigestFrame& frame, bool shown) {
    std::string tags = shown ? labels(story, frame) : std::string();
    Rows copies = shown ? copies_of(story) : Rows();
    row.set("has_details", !tags.empty() || !copies.empty())
        .set("has_both", !tags.empty() && !copies.empty());
    set_optional(row, "tags", std::move(tags));
    row.set("has_copies", !copies.empty());
    row.set("copies", std::move(copies));
}

}  // namespace

std::string partner_of(const Story& story) {
    return story.partner.name.empty() ? story.feed_title : story.partner.name;
}

std::string title_of(const Story& story) {
    if (!story.lead.title.empty()) return with_published_addresses(story.lead.title);
    const std::string text = excerpt(story, title_characters);
    return text.empty() ? partner_of(story) : text;
}

Data story_row(const Story& story, const Digest& digest, const DigestFrame& frame,
               const render::Words& note_words, const Extent& extent) {
    Data row;
    const std::string language = story.lead.language;
    const bool foreign = is_foreign(language, frame.language);
    set_text(row, "title", title_of(story), title_language(story), frame.language);
    row.set("partner", partner_of(story));
    set_optional(row, "language", language);
    row.set("foreign", foreign).set("right_to_left", foreign && is_right_to_left(language));
    row.set("language_label", foreign ? language_label(language, frame.language) : std::string());
    set_optional(row, "url", address_of(story));
    const std::optional<Timestamp>& date = story.lead.published;
    set_optional(row, "date", date ? written_day(*date, digest.zone, frame.language) : std::string());
    row.set("day", date ? iso_day_in(*date, digest.zone) : std::string());
    set_optional(row, "licence", story.partner.licence.empty() ? story.lead.rights : story.partner.licence);

    std::string notes = notes_of(story, frame, note_words);
    const bool shown = !extent.titles_only && (notes.empty() || !frame.fold);
    set_optional(row, "notes", shown ? std::move(notes) : std::string());
    const bool title_is_text = story.lead.title.empty();
    set_text(row, "excerpt", shown && !title_is_text ? excerpt(story, extent.excerpt) : std::string(),
             excerpt_language(story), frame.language);
    const EditorialText& note = story.told.note;
    set_text(row, "editors_note", shown ? with_published_addresses(note.text) : std::string(), note.language,
             frame.language);
    add_details(row, story, frame, shown);
    return row;
}

}  // namespace tidings
