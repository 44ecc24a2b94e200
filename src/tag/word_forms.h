#pragma once

#include <map>
#include <string>
#include <string_view>

#include "tag/vocabulary.h"
#include "text/stems.h"

namespace tidings {

// Whether accents come and go in a language (capitals without them, careless typing). In other languages they
// make other words.
bool has_loose_accents(std::string_view language);

// A case-folded word as it is compared: without accents where these are loose.
std::string comparable(const std::string& folded, std::string_view language);

// What makes two words forms of one: the stem, or, for words whose stem says too much or too little, the
// lines of the vocabulary's [forms].
class WordForms {
  public:
    WordForms() = default;
    explicit WordForms(const Phrases& forms);

    // What all forms of a case-folded word have in common, and no other word has. Never empty for a word.
    std::string root_of(const Stemmer& stemmer, const std::string& folded, std::string_view language) const;

    // The same for the name of a place.
    std::string root_of_name(const Stemmer& stemmer, const std::string& folded,
                             std::string_view language) const;

  private:
    using Roots = std::map<std::string, std::string, std::less<>>;  // by comparable form

    const std::string* listed(const std::string& compared, std::string_view language) const;

    std::map<std::string, Roots, std::less<>> listed_;  // by language
};

}  // namespace tidings
