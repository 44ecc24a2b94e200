#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace tidings {

// The range of the feed in a text with possible junk before and after it.
struct XmlRoot {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string missing_start;  // the start tag to put before it where the root's own is gone; usually empty
    bool junk_before = false;   // more than blanks, comments, instructions and a DOCTYPE
    bool junk_behind = false;
    bool cut_off = false;  // the root's end tag is missing, or, where its start is gone, the end of a tag
};

// Finds <rss>, <feed>, <rdf:RDF> or <channel>; without any of them the first <item> or <entry>, if the
// document's beginning is missing. None for HTML pages and all other documents.
std::optional<XmlRoot> find_root(std::string_view text);

// Whether a feed, an item or an HTML page begins in it.
bool begins_inside(std::string_view text);

}  // namespace tidings
