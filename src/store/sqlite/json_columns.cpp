#include "store/sqlite/json_columns.h"

#include <nlohmann/json.hpp>

#include "base/result.h"
#include "text/json_string.h"

namespace tidings::store {
namespace {

using Json = nlohmann::json;

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

// Of the object that was opened last.
void append_key(std::string& json, std::string_view key) {
    if (json.back() != '{') json += ',';
    append_json_string(json, key);
    json += ':';
}

void append_member(std::string& json, std::string_view key, std::string_view text) {
    append_key(json, key);
    append_json_string(json, text);
}

void append_member(std::string& json, std::string_view key, const std::optional<Url>& url) {
    if (url) return append_member(json, key, url->text());
    append_key(json, key);
    json += "null";
}

void append_member(std::string& json, std::string_view key, std::int64_t number) {
    append_key(json, key);
    json += std::to_string(number);
}

void append_members(std::string& json, const Person& person) {
    append_member(json, "email", person.email);
    append_member(json, "name", person.name);
    append_member(json, "url", person.url);
}

void append_members(std::string& json, const Category& category) {
    append_member(json, "label", category.label);
    append_member(json, "scheme", category.scheme);
    append_member(json, "term", category.term);
}

void append_members(std::string& json, const Attachment& attachment) {
    if (attachment.duration_in_seconds) append_member(json, "duration", *attachment.duration_in_seconds);
    if (attachment.size_in_bytes) append_member(json, "size", *attachment.size_in_bytes);
    append_member(json, "type", attachment.mime_type);
    append_member(json, "url", attachment.url.text());
}

void append_members(std::string& json, const Source& source) {
    append_member(json, "id", source.id);
    append_member(json, "title", source.title);
    append_member(json, "url", source.url);
}

template <class T>
void append_object(std::string& json, const T& value) {
    json += '{';
    append_members(json, value);
    json += '}';
}

template <class T>
std::string list_of(const std::vector<T>& values) {
    std::string json = "[";
    for (const T& value : values) {
        if (json.size() > 1) json += ',';
        append_object(json, value);
    }
    return json += ']';
}

}  // namespace

std::string to_json(const std::vector<Person>& persons) { return list_of(persons); }

std::string to_json(const std::vector<Category>& categories) { return list_of(categories); }

std::string to_json(const std::vector<Attachment>& attachments) { return list_of(attachments); }

std::optional<std::string> to_json(const std::optional<Source>& source) {
    if (!source) return std::nullopt;
    std::string json;
    append_object(json, *source);
    return json;
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
