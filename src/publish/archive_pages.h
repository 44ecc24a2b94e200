#pragma once

#include <span>
#include <string>
#include <vector>

#include "model/published.h"

// The combined feed's past (RFC 5005 section 4). Stories fill pages from the oldest; a full page is sealed
// when the next story comes, and from then on its members stay the same for ever. A story that changes
// afterwards is told anew, in a later page or on the first; the sealed page keeps the old bytes. Only a story
// that leaves the hub, or that may no longer be shown at this length, changes a page that was linked.
namespace tidings::publish {

// A sealed page, and who of its members may still be shown.
struct ArchivePage {
    int number = 0;
    std::vector<std::size_t> stories;  // places in the marks, the last updated first
    std::vector<std::size_t> gone;     // places in the gone stories
    std::string permissions;           // changes when a member must go or must be shown shorter
};

// The pages, from the first. `entries` page by page.
std::vector<ArchivePage> archive_pages(std::span<const ArchiveEntry> entries,
                                       std::span<const StoryMark> marks, std::span<const GoneStory> gone);

// "archive/12.atom.xml"; empty for page 0.
std::string archive_name(int page);

}  // namespace tidings::publish
