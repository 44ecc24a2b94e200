#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "text/stems.h"

namespace tidings {

// One word of a phrase, in one language; equal patterns have one number.
using PatternId = std::uint32_t;

// How a word of a phrase is compared.
enum class Match {
    stem,    // any form of the word
    prefix,  // the word and whatever letters follow
    exact,   // the same letters in the same case; a long word also in capitals throughout, as headlines have
             // it
    name,    // any form of the word, if it begins with a capital
};

// The patterns of all phrases, and which of them a word fits. A word is looked at once and then remembered;
// not for two threads at once.
class WordPatterns {
  public:
    PatternId add(std::string_view word, Match match, std::string_view language);

    bool knows(std::string_view language) const;

    // The patterns of a language and of English, or, for an empty language, of all. Sorted, each once.
    // Valid until forget_rare_words is called.
    const std::vector<PatternId>& fitting(std::string_view word, std::string_view language);

    // Keeps the memory of words within bounds; to be called between texts.
    void forget_rare_words();

    std::size_t size() const { return next_; }

  private:
    struct Hash : std::hash<std::string_view> {
        using is_transparent = void;
    };
    template <class Value>
    using Map = std::unordered_map<std::string, Value, Hash, std::equal_to<>>;

    struct Language {
        explicit Language(std::string_view name) : code(name), stemmer(code) {}
        std::string code;
        Stemmer stemmer;
        Map<PatternId> stems, prefixes, exact, names;
        std::size_t longest_prefix = 0;  // in bytes
    };

    Language& language_named(std::string_view code);
    std::vector<PatternId> find(std::string_view word, std::string_view language) const;

    std::vector<Language> languages_;
    Map<Map<std::vector<PatternId>>> remembered_;  // by language, then by word
    PatternId next_ = 0;
};

}  // namespace tidings
