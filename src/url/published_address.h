#pragma once

#include "url/url.h"

namespace tidings {

// The address that mails, feeds and pages show for a page. Replaces a known redirector by its target (up to
// eight nested ones; deeper ones stay) and removes tracking parameters, which identify the referrer or the
// reader. Idempotent.
Url published_address(Url url);

// The address without tracking parameters (utm_source …).
Url without_tracking(Url url);

}  // namespace tidings
