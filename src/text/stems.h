#pragma once

#include <memory>
#include <string>
#include <string_view>

struct sb_stemmer;

namespace tidings {

// The Snowball stemmer of one language. Not thread-safe: each thread needs its own.
class Stemmer {
  public:
    // `language` is a primary BCP 47 tag. Of a language without an algorithm every word is its own stem.
    explicit Stemmer(const std::string& language);

    // Of a case-folded word.
    std::string stem(std::string_view word) const;

  private:
    struct Delete {
        void operator()(sb_stemmer* stemmer) const;
    };
    std::unique_ptr<sb_stemmer, Delete> stemmer_;
};

// Text without its combining marks: "sextorsión" is "sextorsion". For comparison only, not for display.
std::string without_accents(std::string_view text);

}  // namespace tidings
