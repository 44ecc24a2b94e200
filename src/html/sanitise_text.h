#pragma once

#include <string>
#include <string_view>

namespace tidings {

enum class MarkupContext { text, attribute };

// Appends `raw`, as it stands in an HTML source in `context`, so that it means the same and can be nothing but
// text: references decoded, markup escaped anew, control and noncharacters dropped, ill-formed UTF-8
// replaced, line ends as '\n'.
void append_clean(std::string& out, std::string_view raw, MarkupContext context);

// True for nothing but white space.
bool is_blank(std::string_view raw);

}  // namespace tidings
