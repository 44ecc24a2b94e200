#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tidings {

// The role of an element in the repair of a feed, by its name.
enum class Role : std::uint8_t {
    root,  // rss, feed, rdf:RDF
    channel,
    item,       // item, entry
    container,  // holds elements: image, author, media:group
    field,      // holds a short text: link, guid, pubDate
    prose,      // may hold HTML, escaped or not: title, description, content
    other,
};

// A piece of markup in a damaged feed, with its role.
struct Mark {
    enum class Kind : std::uint8_t { start_tag, end_tag, cdata, skipped };

    std::uint32_t begin, end;
    std::uint32_t name;  // equal for equal names in any case; 0 for what is no tag
    Kind kind;
    Role role;
    bool is_html;  // the name is one of HTML's too (title, link)
    bool self_closing;
    bool broken;
    // Indexes of what follows: the next end tag and start tag of the same name, and the next border. Size of
    // the marks if none.
    std::uint32_t next_end, next_start, next_border;
};

// True for a start or end tag of an item and for the end tag of the feed. The repair closes every open field
// and text of an item there.
bool is_border(const Mark& mark);

struct Marks {
    std::vector<Mark> marks;
    std::size_t text_end = 0;  // less than the text's size when there were too many marks
};

// The marks of a text shorter than 4 GiB, at most a million. `root` is the root's name as written.
Marks find_marks(std::string_view text, std::string_view root);

}  // namespace tidings
