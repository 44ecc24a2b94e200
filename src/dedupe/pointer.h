#pragma once

#include <string>
#include <string_view>

#include "model/item.h"

namespace tidings {

// The url_key of the page on another site that an item was copied from ("originally published …" beside a
// link), or, if it says next to nothing itself, only points at. Empty if there is none, or more than one.
// `key` is the url_key of the item's own page; empty if it has none.
std::string pointed_at(const Item& item, std::string_view key);

}  // namespace tidings
