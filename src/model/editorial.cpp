#include "model/editorial.h"

#include <algorithm>

namespace tidings {

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
