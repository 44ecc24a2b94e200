#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tidings {

// The paragraphs that a new version of a text removed and added, each list in the order of its text.
struct TextChanges {
    std::vector<std::string> removed, added;
};

TextChanges text_changes(std::string_view before, std::string_view after);

}  // namespace tidings
