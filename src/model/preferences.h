#pragma once

#include <string>
#include <vector>

namespace tidings {

// What a reader wants of a digest.
struct Preferences {
    std::vector<std::string> topics;     // ids of tags, any of which a story must have; empty: all stories
    std::vector<std::string> languages;  // BCP 47 primary tags of stories; empty: all
    bool fold = false;                   // stories with a content note show their title and link only
    bool neutral_subject = false;        // the subject does not reveal the mail's topic

    bool operator==(const Preferences&) const = default;
};

}  // namespace tidings
