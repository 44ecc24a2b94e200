#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tidings {

// What editors wrote in one of our languages.
struct EditorialText {
    std::string language, text;
};

// What an editor said of a tag or a content note: whether it holds, whatever the rules find.
struct ByHand {
    std::string id;
    bool holds = true;
};

// The ids that rules found, with what editors said of them: sorted, each once.
std::vector<std::string> corrected(std::vector<std::string> found, std::span<const ByHand> by_hand);

// What editors say of a story beside its partner's words, which stay as they are.
struct Editorial {
    std::vector<EditorialText> titles, summaries, notes;
    std::vector<ByHand> tags, content_notes;
    std::optional<int>
        excerpt_limit;  // characters of the partner's text, in place of the partner's own limit
};

// Whether readers get any words of editors.
bool has_words(const Editorial& editorial);

// Editors' words as one reader gets them; empty texts where they said nothing in a language of that reader.
struct EditorialWords {
    std::string title_language;  // of our title, which stands in the lead; empty: the partner's own title
    EditorialText summary, note;
};

// The text in the first of these languages that there is one in; an empty one if there is none.
EditorialText in_first_language(std::span<const EditorialText> texts,
                                std::span<const std::string_view> languages);

}  // namespace tidings
