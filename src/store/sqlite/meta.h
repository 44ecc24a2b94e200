#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "store/database.h"

namespace tidings::store {

// Single values that runs keep for later runs, by name. The released schema calls their table facts.
std::optional<std::string> meta(const Database& db, std::string_view name);
void set_meta(Transaction& tx, std::string_view name, std::string_view value);

}  // namespace tidings::store
