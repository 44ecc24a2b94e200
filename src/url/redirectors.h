#pragma once

#include <optional>

#include "url/url.h"

namespace tidings {

// Which redirectors are looked through. Keys are stored (items.url_key, traces): a redirector that counted
// for them from one version on would make known items new. So those added later count for links alone.
enum class Redirectors { of_keys, all };

// The page behind a redirector or AMP cache that names it in its own address: Google's /url, Facebook's
// l.php, Outlook's SafeLinks, Proofpoint's URL Defense … One step; none if `url` is no such address, if the
// redirector keeps the target to itself (t.co), or if the target is none that stands on the public web by a
// name.
std::optional<Url> redirected_to(const Url& url, Redirectors which);

}  // namespace tidings
