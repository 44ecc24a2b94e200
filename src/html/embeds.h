#pragma once

#include <string>
#include <string_view>

namespace tidings {

// True if a text holds an iframe, object, embed, video or audio.
bool has_embeds(std::string_view html);

// The same text with a link before each of those: the title of the frame or "Video: HOST" ("Audio: HOST"), to
// the page of the film where its address is known. A frame that only counts readers, and Flash, get none.
std::string with_links_to_embeds(std::string_view html);

}  // namespace tidings
