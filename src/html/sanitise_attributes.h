#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "html/sanitise_table.h"
#include "html/tokenizer.h"
#include "url/url.h"

namespace tidings {

// What addresses are relative to, and how many bytes may still be added by making them absolute: a short
// reference can have a long base. Once one would have added more, only absolute ones are kept.
struct AddressBase {
    const Url* url;  // null if there is none, or no more room
    std::size_t room;
};

// The attributes of a tag that its element may keep, as ` name="value"` each, checked and escaped.
std::string allowed_attributes(const HtmlToken& tag, const HtmlElement& element, AddressBase& base);

// Those of a picture that may be shown: with an address, and an alternative text, be it empty. Empty for a
// picture that is not shown: a beacon, or one without an http or https address.
std::string picture_attributes(const HtmlToken& tag, const HtmlElement& element, AddressBase& base);

// What a reader learns of a picture without seeing it: its alternative text as written; empty for none and
// for beacons.
std::string_view alternative_text(const HtmlToken& tag);

}  // namespace tidings
