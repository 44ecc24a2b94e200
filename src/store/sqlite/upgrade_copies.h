#pragma once

#include <filesystem>

#include "base/clock.h"
#include "store/database.h"

namespace tidings::store {

// Where the copy of a database is kept that the upgrade to that step begins with.
std::filesystem::path upgrade_copy(const std::filesystem::path& database, std::size_t step);

// Deletes the copies that were made before that time by the file system's clock: everybody is in them who has
// been erased since.
void forget_upgrade_copies(const Database& db, Timestamp made_before);

}  // namespace tidings::store
