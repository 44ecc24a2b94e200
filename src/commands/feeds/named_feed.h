#pragma once

#include <string>

#include "model/feed.h"
#include "store/database.h"

namespace tidings {

// The feed of that slug. Throws Failure no_such_file if none is followed.
Feed must_feed(const store::Database& db, const std::string& slug);

}  // namespace tidings
