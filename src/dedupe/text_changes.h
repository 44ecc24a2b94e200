#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tidings {

// What a new version of a text left out and what it put in, block by block, each in the order of its text.
struct TextChanges {
    std::vector<std::string> removed, added;
};

TextChanges text_changes(std::string_view before, std::string_view after);

}  // namespace tidings
