#pragma once

#include <cstdint>
#include <deque>
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

// Which patterns words of one language fit, by the words' hashes. Most fit none, which the place of a word in
// the table says already.
class RememberedWords {
  public:
    using Patterns = std::vector<PatternId>;

    // Null if the word is not known yet.
    const Patterns* find(std::uint64_t word_hash) const {
        if (places_.empty()) return nullptr;
        const Place& place = places_[place_of(word_hash)];
        return place.word_hash == 0 ? nullptr : &patterns_[place.patterns];
    }
    const Patterns& add(std::uint64_t word_hash, Patterns patterns);
    std::size_t size() const { return words_; }
    void clear();

  private:
    struct Place {
        std::uint64_t word_hash = 0;  // 0: free
        std::uint32_t patterns = 0;
    };

    std::size_t place_of(std::uint64_t word_hash) const {
        std::size_t at = word_hash & (places_.size() - 1);
        while (places_[at].word_hash != word_hash && places_[at].word_hash != 0)
            at = (at + 1) & (places_.size() - 1);
        return at;
    }
    void grow();

    std::vector<Place> places_;
    std::deque<Patterns> patterns_{Patterns{}};  // the first: none
    std::size_t words_ = 0;
};

// What one thread remembers of the words that it has met, and its stemmers: each word is looked at once.
class WordMemory {
  public:
    WordMemory() = default;
    WordMemory(WordMemory&&) noexcept = default;
    WordMemory& operator=(WordMemory&&) noexcept = default;

    // Keeps it within bounds; to be called between texts.
    void forget_rare_words();

  private:
    friend class WordPatterns;
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view word) const;
    };
    template <class Value>
    using Map = std::unordered_map<std::string, Value, Hash, std::equal_to<>>;

    const Stemmer& stemmer(const std::string& language);

    Map<Stemmer> stemmers_;            // by language
    Map<RememberedWords> remembered_;  // by language
};

// The patterns of all phrases, and which of them a word fits.
class WordPatterns {
  public:
    PatternId add(std::string_view word, Match match, std::string_view language, WordMemory& memory);

    bool knows(std::string_view language) const;

    // The patterns that each of the words fits: those of a language and of English, or, for an empty
    // language, of all. Sorted, each once. Valid until the memory forgets.
    std::vector<const std::vector<PatternId>*> fitting(std::span<const std::string_view> words,
                                                       std::string_view language, WordMemory& memory) const;

    std::size_t size() const { return next_; }

  private:
    template <class Value>
    using Map = WordMemory::Map<Value>;

    struct Language {
        std::string code;
        Map<PatternId> stems{}, prefixes{}, exact{}, names{};
        std::size_t longest_prefix = 0;  // in bytes
    };

    Language& language_named(std::string_view code);
    std::vector<PatternId> find(std::string_view word, std::string_view language, WordMemory& memory) const;

    std::vector<Language> languages_;
    PatternId next_ = 0;
};

}  // namespace tidings
