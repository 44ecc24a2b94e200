#include "model/editorial.h"

#include <algorithm>

namespace tidings {

std::vector<std::string> corrected(std::vector<std::string> found, std::span<const ByHand> by_hand) {
    for (const ByHand& each : by_hand) {
        std::erase(found, each.id);
        if (each.holds) found.push_back(each.id);
    }
    std::ranges::sort(found);
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

bool has_words(const Editorial& editorial) {
    return !editorial.titles.empty() || !editorial.summaries.empty() || !editorial.notes.empty();
}

EditorialText in_first_language(std::span<const EditorialText> texts,
                                std::span<const std::string_view> languages) {
    for (const std::string_view language : languages)
        if (const auto found = std::ranges::find(texts, language, &EditorialText::language);
            found != texts.end())
            return *found;
    return {};
}

}  // namespace tidings
