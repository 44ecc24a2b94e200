#pragma once

#include <string>

#include "model/item.h"

namespace tidings {

// The url_key of the page on another site that an item was copied from ("originally published …" beside a
// link), or, if it says next to nothing itself, only points at. Empty if there is none, or more than one.
std::string pointed_at(const Item& item);

}  // namespace tidings
