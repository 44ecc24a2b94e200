#pragma once

#include <string>
#include <vector>

#include "html/pictures.h"
#include "model/story.h"

namespace tidings::publish {

// The files of a story as feeds name them, by the addresses that we publish. Pictures only where pictures are
// shown, because feed readers load them unasked; those that only count readers never.
std::vector<Attachment> enclosures_of(const Story& story, Pictures pictures);

// What kind of file it is (RFC 6838 section 4.2); empty for what names none, such as "image/*".
std::string media_type(const Attachment& file);

}  // namespace tidings::publish
