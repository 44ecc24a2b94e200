#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tag/forms.h"
#include "tag/remembered_words.h"
#include "tag/tokens.h"
#include "tag/word_forms.h"
#include "text/stems.h"

namespace tidings {

// How a word of a phrase is compared.
enum class Match {
    stem,    // any form of the word
    prefix,  // the word and whatever letters follow
    exact,   // the same letters in the same case; a long word also in capitals throughout, as headlines have
             // it
    name,    // any form of the word, if it begins with a capital
};

// A thread's cache of words and its stemmers, so that each distinct word is stemmed and matched once.
class WordMemory {
  public:
    WordMemory() = default;
    WordMemory(WordMemory&&) noexcept = default;
    WordMemory& operator=(WordMemory&&) noexcept = default;

    // Drops the cached words of a language when they are too many; to be called between texts.
    void forget_rare_words();

  private:
    friend class WordPatterns;

    const Stemmer& stemmer(const std::string& language);

    std::map<std::string, Stemmer, std::less<>> stemmers_;            // by language
    std::map<std::string, RememberedWords, std::less<>> remembered_;  // by language
};

// A word that fits patterns: its index in the text, and the patterns.
struct FittingWord {
    std::size_t place = 0;
    const Patterns* patterns = nullptr;
};

// The patterns of all phrases, and which of them a word fits.
class WordPatterns {
  public:
    WordPatterns() = default;
    explicit WordPatterns(const Phrases& forms) : forms_(forms) {}

    PatternId add(std::string_view word, Match match, std::string_view language, WordMemory& memory);

    // Registers a phrase that begins with `first` and continues with `next`; none for a phrase of one word.
    void may_follow(PatternId first, std::optional<PatternId> second);

    bool knows(std::string_view language) const;

    // The words that fit patterns: those of a language and of English, or, for an empty language, of all. In
    // the order of the text; valid until the memory is cleared.
    std::vector<FittingWord> fitting(std::span<const Token> words, std::string_view language,
                                     WordMemory& memory) const;

    std::size_t size() const { return next_; }

  private:
    struct Language {
        std::string code;
        bool has_names = false;
    };

    LanguageId language_named(std::string_view code);
    std::vector<PatternId> find(std::string_view word, std::string_view language, WordMemory& memory) const;
    void find_stems(const std::string& folded, bool is_name, LanguageId tried, WordMemory& memory,
                    std::vector<PatternId>& found) const;
    void find_prefixes(std::string_view written, bool of_loose_accents, std::string_view language,
                       std::vector<PatternId>& found) const;

    WordForms forms_;
    std::vector<Language> languages_;
    Forms stems_, prefixes_, exact_, names_;
    std::size_t longest_prefix_ = 0;         // in bytes
    std::vector<std::uint64_t> next_marks_;  // by pattern: see Patterns
    PatternId next_ = 0;
};

}  // namespace tidings
