#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/item.h"

namespace tidings {

// The url_key of the page on another site that an item was copied from ("originally published …" beside a
// link), or that an item almost without text links to. Empty if there is none, or more than one. `key` is the
// url_key of the item's own page; empty if it has none.
std::string pointed_at(const Item& item, std::string_view key);

// The url_keys of the pages and documents on other sites that an item links to and that may be its subject:
// all of them if they are few, otherwise none.
std::vector<std::string> linked_pages(const Item& item);

}  // namespace tidings
