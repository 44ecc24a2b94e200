#pragma once

#include <string_view>

#include "base/result.h"

namespace tidings {

// The error that explains why these bytes are no feed: an HTML page (with the feeds it advertises), a
// picture, other XML, an empty document. `text` is what the bytes were decoded to.
Error not_a_feed(std::string_view bytes, std::string_view text);

}  // namespace tidings
