#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "tag/remembered_words.h"
#include "text/hash.h"

namespace tidings {

// The languages of the patterns, numbered.
using LanguageId = std::uint32_t;

// A hash table from forms of words (such as stems) to the pattern of each language that has the form.
class Forms {
  public:
    struct Pattern {
        LanguageId language;
        PatternId id;
    };

    // Returns the pattern of the form in the language; if it has none, `fresh` is stored and returned.
    PatternId add(std::string_view form, LanguageId language, PatternId fresh);

    // Calls `take` with each Pattern of a form.
    template <class Take>
    void find(std::string_view form, const Take& take) const {
        if (!marks_[mark_of(form)]) return;
        const auto found = patterns_.find(form);
        if (found == patterns_.end()) return;
        for (const Pattern& pattern : found->second) take(pattern);
    }

  private:
    static constexpr std::size_t mark_count = 1U << 15U;

    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view form) const { return hash64(form); }
    };

    static std::size_t mark_of(std::string_view form) { return hash64(form) % mark_count; }

    std::unordered_map<std::string, std::vector<Pattern>, Hash, std::equal_to<>> patterns_;
    std::bitset<mark_count>
        marks_;  // a Bloom filter of all forms, 4 KB: it rejects most lookups, since most words have no form
};

}  // namespace tidings
