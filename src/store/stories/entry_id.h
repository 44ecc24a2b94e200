#pragma once

#include <string>
#include <string_view>

namespace tidings::store {

// The id that a partner gave an item, as the id of an Atom entry: an IRI (RFC 4287 section 4.2.6), http and
// https in the form of Url. Empty for what is none, whose scheme is none of those that name things (tag:,
// urn:, doi: …, but not file: or blob:), or looks like a tag: (RFC 4151), urn: (RFC 8141) or UUID and is
// none: then one must be minted.
std::string own_entry_id(std::string_view guid);

}  // namespace tidings::store
