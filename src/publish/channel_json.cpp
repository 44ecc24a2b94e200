#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "dates/date.h"
#include "publish/publish.h"

namespace tidings::publish {
namespace {

using Json = nlohmann::ordered_json;

void put(Json& object, const char* name, const std::string& value) {
    if (!value.empty()) object[name] = value;
}

void put(Json& object, const char* name, const std::optional<Url>& value) {
    if (value) object[name] = value->text();
}

void put(Json& object, const char* name, const std::optional<Timestamp>& value) {
    if (value) object[name] = rfc3339(*value);
}

void put(Json& object, const char* name, const std::optional<std::int64_t>& value) {
    if (value) object[name] = *value;
}

void put(Json& object, const char* name, Json&& value) {
    if (!value.empty()) object[name] = std::move(value);
}

Json authors_json(const std::vector<Person>& authors) {
    Json list = Json::array();
    for (const Person& person : authors) {
        Json author = Json::object();
        put(author, "name", person.name);
        put(author, "url", person.url);
        if (!person.email.empty()) author["_tidings"] = {{"email", person.email}};
        list.push_back(std::move(author));
    }
    return list;
}

Json categories_json(const std::vector<Category>& categories) {
    Json list = Json::array();
    for (const Category& one : categories) {
        Json category = Json::object();
        put(category, "term", one.term);
        put(category, "scheme", one.scheme);
        put(category, "label", one.label);
        list.push_back(std::move(category));
    }
    return list;
}

// A tag is a word for people: the label where there is one.
Json tags_json(const std::vector<Category>& categories) {
    Json list = Json::array();
    for (const Category& category : categories) {
        const std::string& word = category.label.empty() ? category.term : category.label;
        if (std::find(list.begin(), list.end(), word) == list.end()) list.push_back(word);
    }
    return list;
}

Json attachments_json(const std::vector<Attachment>& attachments) {
    Json list = Json::array();
    for (const Attachment& one : attachments) {
        Json attachment = Json::object();
        attachment["url"] = one.url.text();
        attachment["mime_type"] = one.mime_type.empty() ? "application/octet-stream" : one.mime_type;
        put(attachment, "size_in_bytes", one.size_in_bytes);
        put(attachment, "duration_in_seconds", one.duration_in_seconds);
        list.push_back(std::move(attachment));
    }
    return list;
}

Json source_json(const std::optional<Source>& source) {
    Json object = Json::object();
    if (!source) return object;
    put(object, "title", source->title);
    put(object, "url", source->url);
    put(object, "id", source->id);
    return object;
}

Json item_extension(const Item& item) {
    Json extension = Json::object();
    put(extension, "rights", item.rights);
    put(extension, "source", source_json(item.source));
    if (item.id_is_permalink) extension["guid_is_permalink"] = true;
    put(extension, "original_url", item.original_url);
    put(extension, "comments", item.comments);
    put(extension, "categories", categories_json(item.categories));
    return extension;
}

Json item_json(const Item& item) {
    Json object = Json::object();
    object["id"] = item.id;
    put(object, "url", item.url);
    put(object, "external_url", item.external_url);
    put(object, "title", item.title);
    if (item.content.empty())
        object["content_text"] = item.summary;
    else
        object["content_html"] = item.content.html();
    put(object, "summary", item.summary);
    put(object, "image", item.image);
    put(object, "date_published", item.published);
    put(object, "date_modified", item.modified);
    put(object, "authors", authors_json(item.authors));
    put(object, "tags", tags_json(item.categories));
    put(object, "language", item.language);
    put(object, "attachments", attachments_json(item.attachments));
    put(object, "_tidings", item_extension(item));
    return object;
}

Json channel_extension(const Channel& channel) {
    Json extension = Json::object();
    extension["format"] = format_name(channel.format);
    extension["charset"] = channel.charset;
    Json warnings = Json::array();
    for (const Warning& warning : channel.warnings)
        warnings.push_back({{"code", warning.code}, {"message", warning.message}});
    extension["warnings"] = std::move(warnings);
    put(extension, "hub", channel.hub);
    put(extension, "self", channel.self);
    put(extension, "next", channel.next);
    put(extension, "id", channel.id);
    put(extension, "updated", channel.updated);
    put(extension, "rights", channel.rights);
    put(extension, "generator", channel.generator);
    put(extension, "image", channel.image);
    return extension;
}

}  // namespace

std::string channel_json(const Channel& channel) {
    Json feed = Json::object();
    feed["version"] = "https://jsonfeed.org/version/1.1";
    feed["title"] = channel.title;
    put(feed, "home_page_url", channel.home_page);
    put(feed, "feed_url", channel.self);
    put(feed, "description", channel.description);
    put(feed, "icon", channel.icon ? channel.icon : channel.image);
    put(feed, "next_url", channel.next);
    put(feed, "language", channel.language);
    put(feed, "authors", authors_json(channel.authors));
    feed["_tidings"] = channel_extension(channel);
    Json items = Json::array();
    for (const Item& item : channel.items) items.push_back(item_json(item));
    feed["items"] = std::move(items);
    return feed.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace tidings::publish
