#pragma once

#include <string>

#include "url/url.h"

namespace tidings {

// The canonical key of an address: equal for all spellings of one page. For comparison only, not for display
// or fetching. It has no scheme, no "www.", "m." or "amp." before the host, no default port, no tracking
// parameters, no fragment unless it begins with "!" or "/", and its query parameters are sorted.
std::string url_key(const Url& url);

// True for the front page of a site, whose address identifies no single item.
bool is_home_page(const Url& url);

}  // namespace tidings
