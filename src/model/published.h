#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "model/ids.h"

namespace tidings {

// The facts about a published story that decide which files contain it and whether they are stale.
struct StoryMark {
    StoryId id{};
    Timestamp updated{};            // no two published stories share one
    std::string language;           // of its lead; empty if the publisher states none
    std::vector<std::string> tags;  // sorted
    std::uint64_t looks = 0;        // a hash of everything of it that the files show
    int excerpt_limit = -1;         // its partner's; -1 for none
    bool has_copies = false;        // other partners published it too
    int archive_page = 0;           // that holds it as it is now; 0 for none yet
};

// A story that was published and has been removed for good.
struct GoneStory {
    StoryId id{};
    std::string entry_id;
    Timestamp at{};
    std::string language;
    std::vector<std::string> tags;
    bool has_notice = false;  // it was withdrawn, at a second that no other entry has
};

// A member of an archive page: a version of a story.
struct ArchiveEntry {
    int page = 0;
    StoryId story{};
    Timestamp updated{};
};

// A file that we wrote into the public folder.
struct PublicFile {
    std::string name;          // relative to the folder, with '/'
    std::string inputs;        // a hash of everything that it was made from
    std::int64_t size = 0;     // bytes
    std::int64_t changed = 0;  // its time, in nanoseconds
};

}  // namespace tidings
