#pragma once

#include <string_view>

#include "html/tokenizer.h"

// Pictures that only count readers, or tell who reads and when. They are never shown.
namespace tidings {

// A picture in HTML that is invisible (by its size, or hidden), or that a known counter sends.
bool is_beacon(const HtmlToken& picture);

// An absolute address from which only counters send pictures: by its host or path, or by the name of a file
// that shows nothing ("open.gif", "spacer.gif").
bool is_address_of_beacon(std::string_view address);

}  // namespace tidings
