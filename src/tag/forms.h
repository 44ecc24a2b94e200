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

// What words are known by (their stems, say), and the pattern of each in every language that has it.
class Forms {
  public:
    struct Pattern {
        LanguageId language;
        PatternId id;
    };

    // The pattern that the form has in the language already, or `fresh`, which it gets.
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
    std::bitset<mark_count> marks_;  // of all forms: most that are asked for are none, which these 4 KB tell
};

}  // namespace tidings
