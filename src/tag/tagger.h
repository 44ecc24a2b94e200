#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "tag/vocabulary.h"

namespace tidings {

// The evidence for a tag: one phrase, its place and its score.
struct Evidence {
    std::string phrase;
    bool in_title = false;
    double weight = 0;
};

struct TagHit {
    std::string tag;
    double score = 0;
    bool assigned = false;  // score >= threshold; otherwise only suggested
    std::vector<Evidence> evidence;
};

class WordMemory;

// A cache of the words of earlier texts. Not thread-safe: each thread needs its own.
class TaggingMemory {
  public:
    TaggingMemory();
    ~TaggingMemory();
    TaggingMemory(TaggingMemory&&) noexcept;
    TaggingMemory& operator=(TaggingMemory&&) noexcept;

  private:
    friend class Tagger;
    std::unique_ptr<WordMemory> words_;
};

// Finds the vocabulary's tags in texts by the matching rules at the head of feeds/vocabulary.toml, on the
// title and the first 1,000 characters of the text. Building one compiles all phrases; finding is linear in
// the text, and const member functions may run in several threads at once, each with its own memory.
class Tagger {
  public:
    explicit Tagger(const Vocabulary& vocabulary);
    ~Tagger();
    Tagger(Tagger&&) noexcept;
    Tagger& operator=(Tagger&&) noexcept;

    // Sorted by descending score, then id. `language` is a BCP 47 tag; empty means unknown: the phrases of
    // all languages.
    std::vector<TagHit> tags_for(std::string_view title, std::string_view text, std::string_view language,
                                 TaggingMemory& memory) const;

    // For a single text.
    std::vector<TagHit> tags_for(std::string_view title, std::string_view text,
                                 std::string_view language) const {
        TaggingMemory memory;
        return tags_for(title, text, language, memory);
    }

  private:
    struct Index;
    std::unique_ptr<Index> index_;
};

}  // namespace tidings
