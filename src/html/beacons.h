#pragma once

#include <string_view>

#include "html/tokenizer.h"

// Tracking pixels: pictures that only report to a server who reads and when. They are never shown.
namespace tidings {

// True for a picture that is invisible (by its size, or hidden) or that a known tracking service serves.
bool is_beacon(const HtmlToken& picture);

// True for an absolute address that serves only tracking pixels: by its host or path, or by the name of a
// file that shows nothing ("open.gif", "spacer.gif").
bool is_address_of_beacon(std::string_view address);

}  // namespace tidings
