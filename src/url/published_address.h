#pragma once

#include "url/url.h"

namespace tidings {

// The address by which we show readers a page, wherever we do: in mails, contents, feeds and pages. What
// known redirectors lead to stands for them (eight in one another at most; deeper ones stay as they are), and
// parameters that only tell who sent the reader, or who the reader is, are cut. published_address of a
// published address is that address.
Url published_address(Url url);

// The address as given, minus the parameters that only tell who sent the reader (utm_source …).
Url without_tracking(Url url);

}  // namespace tidings
