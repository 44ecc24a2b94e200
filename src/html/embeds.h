#pragma once

#include <string>
#include <string_view>

namespace tidings {

// True if a text holds an iframe, object, embed, video or audio.
bool has_embeds(std::string_view html);

// The text with a link before each of these elements: the title of the frame or "Video: HOST" ("Audio:
// HOST"), to the page of the video where its address is known. Tracking frames and Flash get none.
std::string with_links_to_embeds(std::string_view html);

}  // namespace tidings
