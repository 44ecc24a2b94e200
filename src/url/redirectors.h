#pragma once

#include <optional>

#include "url/url.h"

namespace tidings {

// The set of redirectors that are resolved. Keys are stored (items.url_key and the index); a redirector added
// to of_keys would change the keys of stored items and make them new. So later additions count in `all` only,
// which serves links.
enum class Redirectors { of_keys, all };

// The page behind a redirector or AMP cache that names it in its own address: Google's /url, Facebook's
// l.php, Outlook's SafeLinks, Proofpoint's URL Defense … One step; none if `url` is no such address, if it
// does not contain its target (t.co), or if the target has no host name on the public web.
std::optional<Url> redirected_to(const Url& url, Redirectors which);

}  // namespace tidings
