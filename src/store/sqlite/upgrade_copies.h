#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "store/database.h"

namespace tidings::store {

// Where the copy is kept that an upgrade makes before it runs the schema file of that number ("0028"):
// tidings.db.before-0028.
std::filesystem::path upgrade_copy(const std::filesystem::path& database, std::string_view schema_number);

// The copies beside a database, also those of older versions, whose names end in a count of steps
// (tidings.db.before-24). Empty where the folder cannot be read.
std::vector<std::filesystem::path> upgrade_copies(const std::filesystem::path& database);

// Deletes the copies that were made before that time by the file system's clock, because they still have the
// readers who were erased since. Throws Failure with Code::disk where one cannot be deleted.
void forget_upgrade_copies(const Database& db, Timestamp made_before);

}  // namespace tidings::store
