#pragma once

#include <optional>
#include <string>

#include "url/url.h"

namespace tidings {

// A document as received, with the metadata of its transfer.
struct Document {
    std::string bytes;
    std::string content_type;  // the HTTP header's value, verbatim; empty if there was none
    std::optional<Url> url;    // where the bytes came from after redirects; none for a local file
};

}  // namespace tidings
