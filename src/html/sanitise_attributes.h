#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "html/sanitise_table.h"
#include "html/tokenizer.h"
#include "url/url.h"

namespace tidings {

// The base of relative references, and a budget of bytes for making them absolute, since a short reference
// can have a long base. When the budget is spent, relative references are dropped.
struct AddressBase {
    const Url* url;  // null if there is none, or no more room
    std::size_t room;
};

// The attributes of a tag that its element may keep, as ` name="value"` each, checked and escaped.
std::string allowed_attributes(const HtmlToken& tag, const HtmlElement& element, AddressBase& base);

// Those of a picture that may be shown: with an address, and an alternative text, be it empty. Empty for a
// picture that is not shown: a beacon, or one without an http or https address.
std::string picture_attributes(const HtmlToken& tag, const HtmlElement& element, AddressBase& base);

// The alternative text of a picture, as written; empty for a picture without one and for beacons.
std::string_view alternative_text(const HtmlToken& tag);

}  // namespace tidings
