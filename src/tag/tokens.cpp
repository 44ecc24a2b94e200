#include "tag/tokens.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

#include "text/ascii.h"
#include "text/byte_scan.h"
#include "text/utf8.h"

namespace tidings {
namespace {

enum class Part { word, separator, sign };

constexpr bool is_apostrophe(char32_t c) {
    return c == '\'' || c == '`' || c == 0xB4 || c == 0x2018 || c == 0x2019 || c == 0x2BC;
}

constexpr std::array<Part, 0x80> ascii_parts = [] {
    std::array<Part, 0x80> parts{};
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const char c = static_cast<char>(i);
        const bool separates = c <= ' ' || c == '-' || is_apostrophe(static_cast<char32_t>(i));
        parts[i] = is_letter(c) || is_digit(c) ? Part::word : separates ? Part::separator : Part::sign;
    }
    return parts;
}();

Part part_of(char32_t c) {
    const auto code = static_cast<UChar32>(c);
    const std::uint32_t category = U_GET_GC_MASK(code);
    if ((category & (U_GC_L_MASK | U_GC_N_MASK | U_GC_M_MASK)) != 0) return Part::word;
    // Formats are soft hyphens and zero-width spaces.
    const bool gap = (category & (U_GC_Z_MASK | U_GC_C_MASK | U_GC_PD_MASK)) != 0 || is_apostrophe(c);
    return gap ? Part::separator : Part::sign;
}

// Of up to 64 bytes, a bit each, the first one lowest.
struct Census {
    std::uint64_t words = 0, signs = 0;
    std::size_t ascii = 64;  // bytes before the first that is not
};

Census census_at(std::string_view text, std::size_t at) {
    Census census;
    for (std::size_t part = 0; part < 64 && at + part < text.size(); part += sizeof(Bytes)) {
        const Bytes bytes = bytes_at(text, at + part);
        const ByteMask words = are_ascii_letters_or_digits(bytes);
        const ByteMask separators = (bytes <= ' ') | (bytes == '-') | (bytes == '\'') | (bytes == '`');
        census.words |= bits_of(words) << part;
        census.signs |= bits_of(~(words | separators)) << part;
        const std::size_t first = first_in(are_not_ascii(bytes));
        if (first < sizeof(Bytes)) {
            census.ascii = part + first;
            break;
        }
    }
    return census;
}

// A text on its way into tokens.
class Cutter {
  public:
    Cutter(std::string_view text, std::size_t limit) : text_(text), limit_(limit) {
        found_.reserve(std::min(text.size(), limit) / 4 + 1);
    }

    std::vector<std::string_view> run() {
        for (std::size_t at = 0; at < text_.size() && !full_;) {
            const bool in_block = is_ascii_byte(text_[at]) && characters_ + 64 <= limit_;
            at = in_block ? take_ascii(at) : take_character(at);
        }
        if (word_ != none) end_word(text_.size());
        return std::move(found_);
    }

  private:
    static constexpr std::size_t none = std::string_view::npos;

    void end_word(std::size_t end) {
        found_.push_back(text_.substr(word_, end - word_));
        word_ = none;
    }

    // Up to 64 bytes of ASCII.
    std::size_t take_ascii(std::size_t at) {
        const Census census = census_at(text_, at);
        const std::uint64_t taken = ~std::uint64_t{0} >> (64 - census.ascii);
        const std::uint64_t behind_words = census.words << 1 | (word_ == none ? 0U : 1U);
        const std::uint64_t starts = census.words & ~behind_words & taken;
        const std::uint64_t ends = ~census.words & behind_words & taken;
        for (std::uint64_t left = starts | ends | (census.signs & taken); left != 0; left &= left - 1) {
            const std::uint64_t bit = left & -left;
            const std::size_t here = at + static_cast<std::size_t>(std::countr_zero(bit));
            if ((ends & bit) != 0) end_word(std::min(here, text_.size()));
            if ((census.signs & bit) != 0) found_.push_back(text_.substr(here, 1));
            if ((starts & bit) != 0) word_ = here;
        }
        characters_ += census.ascii;
        return at + census.ascii;
    }

    std::size_t take_character(std::size_t at) {
        const CodePoint c = code_point_at(text_, at);
        const Part part = c.value < 0x80 ? ascii_parts[c.value] : part_of(c.value);
        if (part == Part::word && word_ == none) word_ = at;
        if (part != Part::word && word_ != none) end_word(at);
        full_ = characters_++ >= limit_ && word_ == none;
        if (part == Part::sign && !full_) found_.push_back(text_.substr(at, c.next - at));
        return c.next;
    }

    std::string_view text_;
    std::size_t limit_;
    std::size_t characters_ = 0;
    std::size_t word_ = none;  // where the word we are in began
    bool full_ = false;
    std::vector<std::string_view> found_;
};

}  // namespace

std::vector<std::string_view> tokens(std::string_view text, std::size_t limit) {
    return Cutter(text, limit).run();
}

}  // namespace tidings
