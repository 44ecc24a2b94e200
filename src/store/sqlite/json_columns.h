#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/act.h"
#include "model/item.h"

namespace tidings::store {

// Lists that no statement looks into are kept as JSON in one column.
std::string to_json(const std::vector<Person>& persons);
std::string to_json(const std::vector<Category>& categories);
std::string to_json(const std::vector<Attachment>& attachments);
std::optional<std::string> to_json(const std::optional<Source>& source);
std::string to_json(const std::vector<FieldChange>& changes);  // [[field, before, after], …]

std::vector<Person> persons_from_json(std::string_view json);
std::vector<Category> categories_from_json(std::string_view json);
std::vector<Attachment> attachments_from_json(std::string_view json);
std::optional<Source> source_from_json(std::string_view json);  // of an empty text: none
std::vector<FieldChange> field_changes_from_json(std::string_view json);

}  // namespace tidings::store
