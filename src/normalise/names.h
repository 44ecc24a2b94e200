#pragma once

#include <string>

#include "model/item.h"
#include "parse/parse.h"

namespace tidings {

// The name of a person or a category: one line without markup, its references decoded.
std::string plain_name(const std::string& text);

// A person without an address of a page. An address alone is an e-mail address and no name; "Unknown", which
// Blogger writes, is nobody.
Person named_person(const RawPerson& raw);

}  // namespace tidings
