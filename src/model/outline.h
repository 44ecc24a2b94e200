#pragma once

#include <cstddef>
#include <string>

namespace tidings {

// A feed in a subscription list (OPML 2.0, an outline with an xmlUrl), as written there.
struct Outline {
    std::string group;  // the title of the outline around it: a partner, in our lists
    std::string title, xml_url, html_url, language;
    std::size_t line = 0;  // where it stands in the file that was read, from 1
};

}  // namespace tidings
