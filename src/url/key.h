#pragma once

#include <string>

#include "url/url.h"

namespace tidings {

// The form of an address in which two spellings of one page are equal; for comparison only, never shown or
// fetched. Rules: design/duplicates-and-tags.md, "URLs": no scheme, no www./m./amp., no tracking parameters,
// query sorted …
std::string url_key(const Url& url);

// True for the front page of a site, which says nothing about which item is meant.
bool is_home_page(const Url& url);

}  // namespace tidings
