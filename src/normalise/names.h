#pragma once

#include <string>

#include "model/item.h"
#include "parse/parse.h"

namespace tidings {

// The name of a person or a category: one line without markup, its references decoded.
std::string plain_name(const std::string& text);

// A person without the address of a page. A bare e-mail address becomes the e-mail, with an empty name;
// Blogger's placeholder "Unknown" gives an empty person.
Person named_person(const RawPerson& raw);

}  // namespace tidings
