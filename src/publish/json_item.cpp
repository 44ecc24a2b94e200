#include "dates/date.h"
#include "publish/enclosures.h"
#include "publish/entry.h"
#include "publish/publish.h"
#include "text/json_writer.h"
#include "text/plain_text.h"
#include "url/published_address.h"

namespace tidings::publish {
namespace {

void put(JsonWriter& json, std::string_view key, std::string_view text) {
    if (!text.empty()) json.text(key, text);
}

bool is_named(const Person& person) { return !clean_line(person.name).empty() || person.url; }

void write_authors(JsonWriter& json, const Story& story) {
    json.open_array("authors");
    bool nobody = true;
    for (const Person& author : story.lead.authors) {
        if (!is_named(author)) continue;
        nobody = false;
        json.open_object();
        put(json, "name", clean_line(author.name));
        if (author.url) json.text("url", published_address(*author.url).text());
        json.close_object();
    }
    if (nobody) {
        json.open_object();
        json.text("name", story.partner.name);
        json.close_object();
    }
    json.close_array();
}

void write_attachments(JsonWriter& json, const PublishedEntry& entry) {
    if (entry.enclosures.empty()) return;
    json.open_array("attachments");
    for (const Attachment& file : entry.enclosures) {
        json.open_object();
        json.text("url", file.url.text());
        const std::string type = media_type(file);
        json.text("mime_type", type.empty() ? "application/octet-stream" : type);  // JSON Feed requires one
        if (file.size_in_bytes) json.number("size_in_bytes", *file.size_in_bytes);
        if (file.duration_in_seconds) json.number("duration_in_seconds", *file.duration_in_seconds);
        json.close_object();
    }
    json.close_array();
}

void write_labels(JsonWriter& json, const PublishedEntry& entry) {
    if (entry.tags.empty()) return;
    json.open_array("tags");
    for (const PublishedTag& tag : entry.tags) json.text("", tag.label);
    json.close_array();
}

void write_partner(JsonWriter& json, const Partner& partner) {
    json.open_object("partner");
    json.text("name", partner.name);
    if (partner.home_page) json.text("url", published_address(*partner.home_page).text());
    put(json, "country", partner.country);
    json.close_object();
}

void write_tags(JsonWriter& json, std::string_view key, const std::vector<PublishedTag>& tags) {
    if (tags.empty()) return;
    json.open_array(key);
    for (const PublishedTag& tag : tags) {
        json.open_object();
        json.text("id", tag.id);
        json.text("scheme", tag.scheme);
        json.text("label", tag.label);
        json.close_object();
    }
    json.close_array();
}

void write_copies(JsonWriter& json, const Story& story) {
    if (story.also_at.empty()) return;
    json.open_array("also_at");
    for (const Copy& copy : story.also_at) {
        json.open_object();
        json.text("name", copy.partner_name);
        if (copy.url) json.text("url", published_address(*copy.url).text());
        json.close_object();
    }
    json.close_array();
}

}  // namespace

std::string json_item(const Hub& hub, const Story& story) {
    const PublishedEntry entry = entry_of(hub, story);
    JsonWriter json(JsonLayout::indented, 2);
    json.open_object();
    json.text("id", story.entry_id);
    json.text("url", entry.page.text());
    if (story.lead.external_url)
        json.text("external_url", published_address(*story.lead.external_url).text());
    json.text("title", entry.title);
    json.text("content_html", entry.html);
    put(json, "summary", entry.summary);
    json.text("date_published", rfc3339(entry.published));
    json.text("date_modified", rfc3339(story.updated));
    write_authors(json, story);
    write_labels(json, entry);
    put(json, "language", story.lead.language);
    write_attachments(json, entry);
    json.open_object("_tidings");
    write_partner(json, story.partner);
    put(json, "title_language", entry.title_language);
    put(json, "summary_language", entry.summary_language);
    put(json, "rights", entry.rights);
    write_tags(json, "tags", entry.tags);
    write_tags(json, "content_notes", entry.notes);
    write_copies(json, story);
    json.close_object();
    json.close_object();
    return json.take();
}

}  // namespace tidings::publish
