#include "store/json_columns.h"

#include <nlohmann/json.hpp>

#include "base/result.h"

namespace tidings::store {
namespace {

using Json = nlohmann::json;

Json url_or_null(const std::optional<Url>& url) { return url ? Json(url->text()) : Json(nullptr); }

std::optional<Url> read_url(const Json& value) {
    if (!value.is_string()) return std::nullopt;
    Result<Url> url = Url::parse(value.get_ref<const std::string&>());
    if (!url) return std::nullopt;
    return *std::move(url);
}

Json read(std::string_view json) {
    Json value = Json::parse(json, nullptr, false);
    if (value.is_discarded())
        throw Failure({Code::disk, "A list in the database is damaged", "Restore it from a backup."});
    return value;
}

std::optional<std::int64_t> maybe_number(const Json& object, const char* name) {
    const auto found = object.find(name);
    if (found == object.end() || !found->is_number_integer()) return std::nullopt;
    return found->get<std::int64_t>();
}

// Stored text is UTF-8 already; replacing is for what nobody foresaw, so that storing never throws.
std::string written(const Json& value) { return value.dump(-1, ' ', false, Json::error_handler_t::replace); }

}  // namespace

std::string to_json(const std::vector<Person>& persons) {
    if (persons.empty()) return "[]";
    Json list = Json::array();
    for (const Person& person : persons)
        list.push_back({{"name", person.name}, {"email", person.email}, {"url", url_or_null(person.url)}});
    return written(list);
}

std::string to_json(const std::vector<Category>& categories) {
    if (categories.empty()) return "[]";
    Json list = Json::array();
    for (const Category& category : categories)
        list.push_back({{"term", category.term}, {"scheme", category.scheme}, {"label", category.label}});
    return written(list);
}

std::string to_json(const std::vector<Attachment>& attachments) {
    if (attachments.empty()) return "[]";
    Json list = Json::array();
    for (const Attachment& attachment : attachments) {
        Json entry{{"url", attachment.url.text()}, {"type", attachment.mime_type}};
        if (attachment.size_in_bytes) entry["size"] = *attachment.size_in_bytes;
        if (attachment.duration_in_seconds) entry["duration"] = *attachment.duration_in_seconds;
        list.push_back(std::move(entry));
    }
    return written(list);
}

std::optional<std::string> to_json(const std::optional<Source>& source) {
    if (!source) return std::nullopt;
    return written({{"id", source->id}, {"title", source->title}, {"url", url_or_null(source->url)}});
}

std::vector<Person> persons_from_json(std::string_view json) {
    std::vector<Person> persons;
    for (const Json& entry : read(json))
        persons.push_back(
            {entry.value("name", ""), entry.value("email", ""), read_url(entry.value("url", Json()))});
    return persons;
}

std::vector<Category> categories_from_json(std::string_view json) {
    std::vector<Category> categories;
    for (const Json& entry : read(json))
        categories.push_back({entry.value("term", ""), entry.value("scheme", ""), entry.value("label", "")});
    return categories;
}

std::vector<Attachment> attachments_from_json(std::string_view json) {
    std::vector<Attachment> attachments;
    for (const Json& entry : read(json)) {
        std::optional<Url> url = read_url(entry.value("url", Json()));
        if (!url) continue;
        attachments.push_back({*std::move(url), entry.value("type", ""), maybe_number(entry, "size"),
                               maybe_number(entry, "duration")});
    }
    return attachments;
}

std::optional<Source> source_from_json(std::string_view json) {
    if (json.empty()) return std::nullopt;
    const Json entry = read(json);
    return Source{entry.value("id", ""), entry.value("title", ""), read_url(entry.value("url", Json()))};
}

}  // namespace tidings::store
