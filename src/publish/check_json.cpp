#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "publish/check_feeds.h"

namespace tidings::publish {
namespace {

using Json = nlohmann::json;

std::string text_of(const Json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

bool has_list(const Json& object, const char* key) { return object.contains(key) && object[key].is_array(); }

bool extensions_are_objects(const Json& object) {
    for (const auto& [key, value] : object.items())
        if (key.starts_with('_') && !value.is_object()) return false;
    return true;
}

bool attachments_are_whole(const Json& item) {
    if (!item.contains("attachments")) return true;
    for (const Json& file : item["attachments"])
        if (!is_absolute(text_of(file, "url")) || text_of(file, "mime_type").empty()) return false;
    return true;
}

void check_item(CheckedFeed& found, std::set<std::string>& ids, const Json& item) {
    const std::string id = text_of(item, "id"), of = "item " + id;
    const auto expect = [&](bool is_so, const std::string& problem) {
        if (!is_so) found.problems.push_back(of + problem);
    };
    expect(!id.empty() && ids.insert(id).second, " has no id, or one that stands there twice");
    expect(is_absolute(text_of(item, "url")), " has no absolute url");
    expect(!text_of(item, "title").empty(), " has no title");
    expect(item.contains("content_html") && is_clean(text_of(item, "content_html")),
           " has no content, or some that the sanitiser would change");
    expect(is_exact_date(text_of(item, "date_published")) && is_exact_date(text_of(item, "date_modified")),
           " has a date that is not of whole seconds in UTC");
    expect(has_list(item, "authors") && !item["authors"].empty(), " has no author");
    expect(extensions_are_objects(item), " has an extension that is no object");
    expect(attachments_are_whole(item), " has an attachment without address or type");
    found.entry_ids.push_back(id);
}

}  // namespace

CheckedFeed check_json(const Hub& hub, std::string_view name, const std::string& bytes) {
    CheckedFeed found;
    const Json feed = Json::parse(bytes, nullptr, false);
    const auto expect = [&](bool is_so, const std::string& problem) {
        if (!is_so) found.problems.push_back(problem);
    };
    expect(feed.is_object(), "it is no JSON object");
    if (!feed.is_object()) return found;
    expect(text_of(feed, "version") == "https://jsonfeed.org/version/1.1", "it is no JSON Feed 1.1");
    expect(!text_of(feed, "title").empty(), "it has no title");
    expect(text_of(feed, "feed_url") == hub.files.text() + std::string(name),
           "its feed_url is not its address");
    expect(has_list(feed, "items"), "it has no items");
    std::set<std::string> ids;
    if (has_list(feed, "items"))
        for (const Json& item : feed["items"]) check_item(found, ids, item);
    return found;
}

}  // namespace tidings::publish
