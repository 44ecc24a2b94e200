#pragma once

#include <string>
#include <vector>

#include "html/pictures.h"
#include "model/story.h"

namespace tidings::publish {

// The enclosures of a story, with published addresses. Pictures are included only where `pictures` shows
// them, because feed readers load them automatically; tracking pixels are not.
std::vector<Attachment> enclosures_of(const Story& story, Pictures pictures);

// The media type of a file (RFC 6838 section 4.2); empty for an invalid one, such as "image/*".
std::string media_type(const Attachment& file);

}  // namespace tidings::publish
