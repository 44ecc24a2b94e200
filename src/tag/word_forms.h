#pragma once

#include <map>
#include <string>
#include <string_view>

#include "tag/vocabulary.h"
#include "text/stems.h"

namespace tidings {

// Whether accents are optional in a language (capitals without them, careless typing). In other languages
// they distinguish words.
bool has_loose_accents(std::string_view language);

// The comparable form of a case-folded word: without accents in languages where they are optional.
std::string comparable(const std::string& folded, std::string_view language);

// Reduces inflected words to a common root: the Snowball stem, or, for words that the stemmer conflates or
// splits wrongly, the lines of the vocabulary's [forms].
class WordForms {
  public:
    WordForms() = default;
    explicit WordForms(const Phrases& forms);

    // The root that all forms of a case-folded word share and other words lack. Not empty for a word.
    std::string root_of(const Stemmer& stemmer, const std::string& folded, std::string_view language) const;

    // The root of the name of a place.
    std::string root_of_name(const Stemmer& stemmer, const std::string& folded,
                             std::string_view language) const;

  private:
    using Roots = std::map<std::string, std::string, std::less<>>;  // by comparable form

    const std::string* listed(const std::string& compared, std::string_view language) const;

    std::map<std::string, Roots, std::less<>> listed_;  // by language
};

}  // namespace tidings
