#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "text/first_bytes.h"
#include "text/plain_text.h"
#include "text/stems.h"
#include "text/utf8.h"
#include "text/words.h"

namespace tidings {

// A part of a title, between commas, colons, semicolons, brackets, bars, dashes or points in the middle.
struct TitlePart {
    std::string words;         // in words() form, without accents, each behind a space
    bool behind_dash = false;  // or bar: perhaps the name of the site
};

// Where the first of the marks that part a title stands; a hyphen is one only between spaces.
std::size_t end_of_title_part(std::string_view title);

// Whether `says` holds for any part of a title.
template <class Says>
bool any_title_part(std::string_view title, const Says& says) {
    const std::string plain = without_accents(fold_case(title));
    std::string_view rest = plain;
    bool behind_dash = false;
    while (!rest.empty()) {
        const std::size_t end = std::min(end_of_title_part(rest), rest.size());
        const TitlePart part{" " + joined_words(rest.substr(0, end)), behind_dash};
        if (part.words.size() > 1 && says(part)) return true;
        constexpr std::string_view colon_or_bracket = ",:;()[]";
        behind_dash = end < rest.size() && colon_or_bracket.find(rest[end]) == std::string_view::npos;
        rest.remove_prefix(std::min(end + 1, rest.size()));
        while (!rest.empty() && is_continuation_byte(rest.front())) rest.remove_prefix(1);
    }
    return false;
}

// Phrases that begin a part of a title. They are written as in TitlePart, without the space in front.
class Beginnings {
  public:
    constexpr explicit Beginnings(std::span<const std::string_view> phrases) : phrases_(phrases) {
        for (const std::string_view phrase : phrases) bytes_.add(phrase);
    }
    bool begin(const TitlePart& part) const {
        const std::string_view words = std::string_view(part.words).substr(1);
        return bytes_.may_begin(words) && std::ranges::any_of(phrases_, [&](std::string_view phrase) {
                   return words.starts_with(phrase) &&
                          (words.size() == phrase.size() || words[phrase.size()] == ' ');
               });
    }

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
    bool end(std::string_view words) const {
        return may_end(words) && std::ranges::any_of(phrases_, [&](std::string_view phrase) {
                   return words.ends_with(phrase);
               });
    }
    bool are_all_of(std::string_view words) const {
        return may_end(words) && std::ranges::find(phrases_, words) != phrases_.end();
    }

  private:
    bool may_end(std::string_view words) const {
        const std::size_t last = words.rfind(' ');
        return last != std::string_view::npos && last_words_.may_begin(words.substr(last));
    }

    std::span<const std::string_view> phrases_;
    FirstBytes last_words_;
};

}  // namespace tidings
