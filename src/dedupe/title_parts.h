#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/first_bytes.h"

namespace tidings {

// A part of a title, between commas, colons, semicolons, brackets, bars, dashes or points in the middle.
struct TitlePart {
    std::string words;         // folded, without accents and punctuation, each behind a space
    bool behind_dash = false;  // or bar: perhaps the name of the site
};

// At least one word each.
std::vector<TitlePart> title_parts(std::string_view title);

// Phrases that begin a part of a title. They are written as in TitlePart, without the space in front.
class Beginnings {
  public:
    constexpr explicit Beginnings(std::span<const std::string_view> phrases) : phrases_(phrases) {
        for (const std::string_view phrase : phrases) bytes_.add(phrase);
    }
    bool begin(const TitlePart& part) const;
    bool are_all_of(const TitlePart& part) const;

  private:
    std::span<const std::string_view> phrases_;
    FirstBytes bytes_;
};

// Phrases that end a part of a title. They are written as in TitlePart, with the space in front.
class Endings {
  public:
    constexpr explicit Endings(std::span<const std::string_view> phrases) : phrases_(phrases) {
        for (const std::string_view phrase : phrases) last_words_.add(phrase.substr(phrase.rfind(' ')));
    }
    bool end(std::string_view words) const;
    bool are_all_of(std::string_view words) const;

  private:
    bool may_end(std::string_view words) const;

    std::span<const std::string_view> phrases_;
    FirstBytes last_words_;
};

}  // namespace tidings
