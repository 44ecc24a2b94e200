#pragma once

#include <string>
#include <string_view>

namespace tidings {

enum class MarkupContext { text, attribute };

// Appends `raw`, as it stands in an HTML source in `context`, so that it keeps its meaning and contains no
// markup: references decoded, markup escaped anew, control and noncharacters dropped, ill-formed UTF-8
// replaced, line ends as '\n'.
void append_clean(std::string& out, std::string_view raw, MarkupContext context);

// True if `raw` is empty or white space only.
bool is_blank(std::string_view raw);

}  // namespace tidings
