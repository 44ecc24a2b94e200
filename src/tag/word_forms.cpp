#include "tag/word_forms.h"

#include <algorithm>
#include <array>

#include "tag/tokens.h"
#include "text/plain_text.h"

namespace tidings {
namespace {

constexpr std::array<std::string_view, 4> languages_with_loose_accents{"el", "es", "fr", "it"};

// Where the name of a country has one form; its stem is often that of a common word ("Francia", "franco").
constexpr std::array<std::string_view, 4> languages_of_rigid_names{"es", "fr", "it", "pt"};

// What is left of a word when the stemmer cuts more fits words that have nothing to do with each other: in
// Greek, "παιδιών" becomes "πα", "βία" becomes "β" and "ίδια" nothing.
constexpr std::size_t fewest_letters_of_a_stem = 3;

// Before a root that is no stem: no word begins with it, so none has such a stem.
constexpr char whole_word = '=';

// Greek stems are found without accents; the Romance stemmers need them ("-ción").
std::string stem_of(const Stemmer& stemmer, const std::string& folded, std::string_view language) {
    return language == "el" ? stemmer.stem(without_accents(folded))
                            : comparable(stemmer.stem(folded), language);
}

// The Finnish and Greek stemmers leave a vowel in some cases of a name ("Kreikka" kreik, "Kreikassa" kreika)
// and not in others.
void drop_last_vowel(std::string& stem) {
    constexpr std::array<std::string_view, 9> vowels{"a", "e", "i", "ä", "α", "ε", "η", "ι", "ο"};
    const auto vowel =
        std::ranges::find_if(vowels, [&](std::string_view end) { return stem.ends_with(end); });
    if (vowel != vowels.end() && count_characters(stem) > 4) stem.resize(stem.size() - vowel->size());
}

}  // namespace

bool has_loose_accents(std::string_view language) {
    return std::ranges::find(languages_with_loose_accents, language) != languages_with_loose_accents.end();
}

std::string comparable(const std::string& folded, std::string_view language) {
    return has_loose_accents(language) ? without_accents(folded) : folded;
}

WordForms::WordForms(const Phrases& forms) {
    for (const auto& [language, lines] : forms) {
        Roots& roots = listed_[language];
        for (const std::string& line : lines) {
            std::string root(1, whole_word);
            for (const Token& form : tokens(line, line.size())) {
                const std::string compared = comparable(fold_case(form.text), language);
                if (root.size() == 1) root += compared;
                roots.try_emplace(compared, root);
            }
        }
    }
}

const std::string* WordForms::listed(const std::string& compared, std::string_view language) const {
    const auto roots = listed_.find(language);
    if (roots == listed_.end()) return nullptr;
    const auto root = roots->second.find(compared);
    return root == roots->second.end() ? nullptr : &root->second;
}

std::string WordForms::root_of(const Stemmer& stemmer, const std::string& folded,
                               std::string_view language) const {
    std::string compared = comparable(folded, language);
    if (const std::string* root = listed(compared, language)) return *root;
    std::string stem = stem_of(stemmer, folded, language);
    const bool says_too_little = stem != compared && count_characters(stem) < fewest_letters_of_a_stem;
    return says_too_little ? whole_word + compared : stem;
}

std::string WordForms::root_of_name(const Stemmer& stemmer, const std::string& folded,
                                    std::string_view language) const {
    if (std::ranges::find(languages_of_rigid_names, language) != languages_of_rigid_names.end())
        return comparable(folded, language);
    std::string root = root_of(stemmer, folded, language);
    if (language == "fi" || language == "el") drop_last_vowel(root);
    return root;
}

}  // namespace tidings
