#pragma once

#include <span>
#include <string>
#include <vector>

#include "model/published.h"

// The archive documents of the combined feed (RFC 5005 section 4). Stories fill pages from the oldest; a full
// page is sealed when the next story comes and is immutable from then on. A story that changes afterwards is
// listed again, in a later page or on the first; the sealed page keeps the old version. A sealed page changes
// only if a member leaves the hub or must be shown shorter.
namespace tidings::publish {

// A sealed page with the members that may still be shown.
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
