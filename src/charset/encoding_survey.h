#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "charset/judge_letters.h"

namespace tidings {

// How to decode a text without a declared encoding.
struct FoundEncoding {
    enum class Ground { self_evident, mostly_utf8, letters, guess };
    Ground ground{};
    LetterVerdict verdict;  // the charset; a rival only on the ground of letters
    std::size_t stray = 0;  // mostly_utf8: sequences that are none
};

// Detects the encoding of a list in one pass, block by block, so that a large list takes bounded memory.
class EncodingSurvey {
  public:
    // The blocks of the text in order, each ending where a line does.
    void look_at(std::string_view block);
    FoundEncoding found() const;

  private:
    void keep_lines(std::string_view block);

    bool at_begin_ = true;
    std::string evident_;  // self_evident_charset
    std::size_t sequences_ = 0, broken_ = 0;
    std::string lines_;  // with bytes beyond ASCII; the first 256 KiB
};

}  // namespace tidings
