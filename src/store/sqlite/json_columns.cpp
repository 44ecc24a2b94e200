#include "store/sqlite/json_columns.h"

#include <nlohmann/json.hpp>

#include "base/result.h"
#include "text/json_writer.h"

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

void write_members(JsonWriter& json, const Person& person) {
    json.text("email", person.email);
    json.text("name", person.name);
    json.text_or_null("url", person.url, &Url::text);
}

void write_members(JsonWriter& json, const Category& category) {
    json.text("label", category.label);
    json.text("scheme", category.scheme);
    json.text("term", category.term);
}

void write_members(JsonWriter& json, const Attachment& attachment) {
    if (attachment.duration_in_seconds) json.number("duration", *attachment.duration_in_seconds);
    if (attachment.size_in_bytes) json.number("size", *attachment.size_in_bytes);
    json.text("type", attachment.mime_type);
    json.text("url", attachment.url.text());
}

void write_members(JsonWriter& json, const Source& source) {
    json.text("id", source.id);
    json.text("title", source.title);
    json.text_or_null("url", source.url, &Url::text);
}

template <class T>
void write_object(JsonWriter& json, const T& value) {
    json.open_object();
    write_members(json, value);
    json.close_object();
}

template <class T>
std::string list_of(const std::vector<T>& values) {
    JsonWriter json(JsonLayout::line);
    json.open_array();
    for (const T& value : values) write_object(json, value);
    json.close_array();
    return json.take();
}

}  // namespace

std::string to_json(const std::vector<Person>& persons) { return list_of(persons); }

std::string to_json(const std::vector<Category>& categories) { return list_of(categories); }

std::string to_json(const std::vector<Attachment>& attachments) { return list_of(attachments); }

std::optional<std::string> to_json(const std::optional<Source>& source) {
    if (!source) return std::nullopt;
    JsonWriter json(JsonLayout::line);
    write_object(json, *source);
    return json.take();
}

std::string to_json(const std::vector<FieldChange>& changes) {
    JsonWriter json(JsonLayout::line);
    json.open_array();
    for (const FieldChange& change : changes) {
        json.open_array();
        for (const std::string* part : {&change.field, &change.before, &change.after}) json.text({}, *part);
        json.close_array();
    }
    json.close_array();
    return json.take();
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

std::vector<FieldChange> field_changes_from_json(std::string_view json) {
    std::vector<FieldChange> changes;
    for (const Json& entry : read(json))
        changes.push_back(
            {entry.at(0).get<std::string>(), entry.at(1).get<std::string>(), entry.at(2).get<std::string>()});
    return changes;
}

}  // namespace tidings::store
