#include "dedupe/text_changes.h"

#include <algorithm>
#include <map>

namespace tidings {
namespace {

std::vector<std::string> blocks_of(std::string_view text) {
    std::vector<std::string> blocks;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        if (end > 0) blocks.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return blocks;
}

// The blocks of `text` that `other` has not, or not as often.
std::vector<std::string> missing_from(const std::vector<std::string>& other,
                                      const std::vector<std::string>& text) {
    std::map<std::string_view, int> left;
    for (const std::string& block : other) ++left[block];
    std::vector<std::string> missing;
    for (const std::string& block : text)
        if (left[block]-- <= 0) missing.push_back(block);
    return missing;
}

}  // namespace

TextChanges text_changes(std::string_view before, std::string_view after) {
    const std::vector<std::string> old_blocks = blocks_of(before);
    const std::vector<std::string> new_blocks = blocks_of(after);
    return {.removed = missing_from(new_blocks, old_blocks), .added = missing_from(old_blocks, new_blocks)};
}

}  // namespace tidings
