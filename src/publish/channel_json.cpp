#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "dates/date.h"
#include "publish/publish.h"
#include "text/json_writer.h"

namespace tidings::publish {
namespace {

void put(JsonWriter& out, std::string_view key, std::string_view value) {
    if (!value.empty()) out.text(key, value);
}

void put(JsonWriter& out, std::string_view key, const std::optional<Url>& value) {
    if (value) out.text(key, value->text());
}

void put(JsonWriter& out, std::string_view key, const std::optional<Timestamp>& value) {
    if (value) out.text(key, rfc3339(*value));
}

void put(JsonWriter& out, std::string_view key, const std::optional<std::int64_t>& value) {
    if (value) out.number(key, *value);
}

void put_authors(JsonWriter& out, const std::vector<Person>& authors) {
    if (authors.empty()) return;
    out.open_array("authors");
    for (const Person& person : authors) {
        out.open_object();
        put(out, "name", person.name);
        put(out, "url", person.url);
        if (!person.email.empty()) {
            out.open_object("_tidings");
            out.text("email", person.email);
            out.close_object();
        }
        out.close_object();
    }
    out.close_array();
}

void put_categories(JsonWriter& out, const std::vector<Category>& categories) {
    if (categories.empty()) return;
    out.open_array("categories");
    for (const Category& one : categories) {
        out.open_object();
        put(out, "term", one.term);
        put(out, "scheme", one.scheme);
        put(out, "label", one.label);
        out.close_object();
    }
    out.close_array();
}

// A tag is a word for people: the label where there is one.
void put_tags(JsonWriter& out, const std::vector<Category>& categories) {
    std::vector<std::string_view> tags;
    for (const Category& category : categories) {
        const std::string_view word = category.label.empty() ? category.term : category.label;
        if (std::ranges::find(tags, word) == tags.end()) tags.push_back(word);
    }
    if (tags.empty()) return;
    out.open_array("tags");
    for (const std::string_view tag : tags) out.text({}, tag);
    out.close_array();
}

void put_attachments(JsonWriter& out, const std::vector<Attachment>& attachments) {
    if (attachments.empty()) return;
    out.open_array("attachments");
    for (const Attachment& one : attachments) {
        out.open_object();
        out.text("url", one.url.text());
        out.text("mime_type", one.mime_type.empty() ? "application/octet-stream" : one.mime_type);
        put(out, "size_in_bytes", one.size_in_bytes);
        put(out, "duration_in_seconds", one.duration_in_seconds);
        out.close_object();
    }
    out.close_array();
}

void put_source(JsonWriter& out, const std::optional<Source>& source) {
    if (!source || *source == Source{}) return;
    out.open_object("source");
    put(out, "title", source->title);
    put(out, "url", source->url);
    put(out, "id", source->id);
    out.close_object();
}

bool needs_extension(const Item& item) {
    const bool has_source = item.source && *item.source != Source{};
    return !item.rights.empty() || has_source || item.id_is_permalink || item.original_url || item.comments ||
           !item.categories.empty();
}

void put_item_extension(JsonWriter& out, const Item& item) {
    if (!needs_extension(item)) return;
    out.open_object("_tidings");
    put(out, "rights", item.rights);
    put_source(out, item.source);
    if (item.id_is_permalink) out.boolean("guid_is_permalink", true);
    put(out, "original_url", item.original_url);
    put(out, "comments", item.comments);
    put_categories(out, item.categories);
    out.close_object();
}

void put_item(JsonWriter& out, const Item& item) {
    out.open_object();
    out.text("id", item.id);
    put(out, "url", item.url);
    put(out, "external_url", item.external_url);
    put(out, "title", item.title);
    if (item.content.empty())
        out.text("content_text", item.summary);
    else
        out.text("content_html", item.content.html());
    put(out, "summary", item.summary);
    put(out, "image", item.image);
    put(out, "date_published", item.published);
    put(out, "date_modified", item.modified);
    put_authors(out, item.authors);
    put_tags(out, item.categories);
    put(out, "language", item.language);
    put_attachments(out, item.attachments);
    put_item_extension(out, item);
    out.close_object();
}

void put_channel_extension(JsonWriter& out, const Channel& channel) {
    out.open_object("_tidings");
    out.text("format", format_name(channel.format));
    out.text("charset", channel.charset);
    out.open_array("warnings");
    for (const Warning& warning : channel.warnings) {
        out.open_object();
        out.text("code", warning.code);
        out.text("message", warning.message);
        out.close_object();
    }
    out.close_array();
    put(out, "hub", channel.hub);
    put(out, "self", channel.self);
    put(out, "next", channel.next);
    put(out, "id", channel.id);
    put(out, "updated", channel.updated);
    put(out, "rights", channel.rights);
    put(out, "generator", channel.generator);
    put(out, "image", channel.image);
    out.close_object();
}

}  // namespace

std::string channel_json(const Channel& channel) {
    JsonWriter out(JsonLayout::indented);
    out.open_object();
    out.text("version", "https://jsonfeed.org/version/1.1");
    out.text("title", channel.title);
    put(out, "home_page_url", channel.home_page);
    put(out, "feed_url", channel.self);
    put(out, "description", channel.description);
    put(out, "icon", channel.icon ? channel.icon : channel.image);
    put(out, "next_url", channel.next);
    put(out, "language", channel.language);
    put_authors(out, channel.authors);
    put_channel_extension(out, channel);
    out.open_array("items");
    for (const Item& item : channel.items) put_item(out, item);
    out.close_array();
    out.close_object();
    return out.take() + '\n';
}

}  // namespace tidings::publish
