#pragma once

#include <vector>

#include "model/act.h"
#include "model/feed.h"

namespace tidings::catalogue {

// What differs between a partner or feed before and after, by the names that partners.toml gives its fields.
std::vector<FieldChange> changes_of(const Partner& before, const Partner& after);
std::vector<FieldChange> changes_of(const Feed& before, const Feed& after);

// The fields of a new one.
std::vector<FieldChange> fields_of(const Partner& partner);
std::vector<FieldChange> fields_of(const Feed& feed);

}  // namespace tidings::catalogue
