#include <algorithm>
#include <nlohmann/json.hpp>

#include "publish/entry.h"
#include "publish/publish.h"
#include "text/date.h"
#include "text/plain_text.h"

namespace tidings::publish {
namespace {

using Json = nlohmann::ordered_json;

void put(Json& object, const char* key, const std::string& text) {
    if (!text.empty()) object[key] = text;
}

Json authors_of(const Story& story) {
    Json authors = Json::array();
    for (const Person& author : story.lead.authors) {
        Json person = Json::object();
        put(person, "name", clean_line(author.name));
        if (author.url) person["url"] = author.url->text();
        if (!person.empty()) authors.push_back(std::move(person));
    }
    if (authors.empty()) authors.push_back({{"name", story.partner.name}});
    return authors;
}

Json attachments_of(const Story& story) {
    Json attachments = Json::array();
    for (const Attachment& file : story.lead.attachments) {
        // JSON Feed requires a type.
        Json attachment = {
            {"url", file.url.text()},
            {"mime_type", file.mime_type.empty() ? "application/octet-stream" : file.mime_type}};
        if (file.size_in_bytes) attachment["size_in_bytes"] = *file.size_in_bytes;
        if (file.duration_in_seconds) attachment["duration_in_seconds"] = *file.duration_in_seconds;
        attachments.push_back(std::move(attachment));
    }
    return attachments;
}

Json extension_of(const Story& story, const Entry& entry) {
    Json partner = {{"name", story.partner.name}};
    if (story.partner.home_page) partner["url"] = story.partner.home_page->text();
    put(partner, "country", story.partner.country);
    Json extension = {{"partner", std::move(partner)}};
    put(extension, "rights", entry.rights);
    if (!entry.tags.empty()) extension["tags"] = Json::array();
    for (const PublishedTag& tag : entry.tags)
        extension["tags"].push_back({{"id", tag.id}, {"scheme", tag.scheme}, {"label", tag.label}});
    if (!story.also_at.empty()) extension["also_at"] = Json::array();
    for (const Copy& copy : story.also_at) {
        Json place = {{"name", copy.partner_name}};
        if (copy.url) place["url"] = copy.url->text();
        extension["also_at"].push_back(std::move(place));
    }
    return extension;
}

Json item_of(const Hub& hub, const Story& story) {
    const Entry entry = entry_of(hub, story);
    Json item = {{"id", story.entry_id}, {"url", entry.page.text()}};
    if (story.lead.external_url) item["external_url"] = story.lead.external_url->text();
    item["title"] = entry.title;
    item["content_html"] = entry.html;
    put(item, "summary", entry.summary);
    item["date_published"] = rfc3339(entry.published);
    item["date_modified"] = rfc3339(story.updated);
    item["authors"] = authors_of(story);
    for (const PublishedTag& tag : entry.tags) item["tags"].push_back(tag.label);
    put(item, "language", story.lead.language);
    if (!story.lead.attachments.empty()) item["attachments"] = attachments_of(story);
    item["_tidings"] = extension_of(story, entry);
    return item;
}

}  // namespace

std::string json_feed(const Hub& hub, std::span<const Story> stories) {
    Json feed = {{"version", "https://jsonfeed.org/version/1.1"},
                 {"title", clean_line(hub.title)},
                 {"home_page_url", hub.home_page.text()},
                 {"feed_url", hub.files.text() + std::string(json_file)}};
    put(feed, "description", clean_line(hub.subtitle));
    feed["authors"] = Json::array({{{"name", hub.author.empty() ? hub.title : hub.author}}});
    Json items = Json::array();
    std::size_t bytes = 0;
    for (const Story& story : stories.first(std::min(stories.size(), most_entries))) {
        Json item = item_of(hub, story);
        bytes += item.dump(2, ' ', false, Json::error_handler_t::replace).size();
        if (!items.empty() && bytes > most_bytes) break;
        items.push_back(std::move(item));
    }
    feed["items"] = std::move(items);
    return feed.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace tidings::publish
