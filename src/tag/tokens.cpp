#include "tag/tokens.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <random>

#include "text/ascii.h"
#include "text/byte_scan.h"
#include "text/hash.h"
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

// Odd, and another in each run: what a word fits is remembered by its hash, for the texts of all feeds, so
// nobody may be able to make up a word that passes for another.
std::uint64_t factor_of_this_run() {
    static const std::uint64_t drawn = [] {
        std::random_device device;
        return std::uint64_t{device()} << 32 | device() | 1U;
    }();
    return drawn;
}

// Of a part of a text; good for a table of this run. Up to sixteen bytes are taken as they are.
std::uint64_t hash_of(std::string_view text, std::size_t start, std::size_t size, std::uint64_t factor) {
    if (size > sizeof(Bytes)) return hash64(text.substr(start, size));
    constexpr std::array<unsigned char, 2 * sizeof(Bytes)> first_bytes = [] {
        std::array<unsigned char, 2 * sizeof(Bytes)> mask{};
        std::fill_n(mask.begin(), sizeof(Bytes), 0xFF);
        return mask;
    }();
    Bytes part;
    std::memcpy(&part, first_bytes.data() + sizeof(Bytes) - size, sizeof part);
    const auto [first, second] = std::bit_cast<std::array<std::uint64_t, 2>>(bytes_at(text, start) & part);
    const std::uint64_t mixed = first * factor;
    return (mixed ^ mixed >> 32 ^ second) * 0xD6E8FEB86659FD93U;  // odd, of many scattered bits
}

constexpr std::uint64_t last_of_block = std::uint64_t{1} << 63U;

// A text on its way into tokens.
class Cutter {
  public:
    Cutter(std::string_view text, std::size_t limit) : text_(text), limit_(limit) {
        found_.reserve(std::min(text.size(), limit) / 4 + 1);
    }

    std::vector<Token> run() {
        for (std::size_t at = 0; at < text_.size() && !full_;) {
            const bool in_block = is_ascii_byte(text_[at]) && characters_ + 64 <= limit_;
            at = in_block ? take_ascii(at) : take_character(at);
        }
        if (in_word_) end_word(text_.size());
        return std::move(found_);
    }

  private:
    void add(std::size_t start, std::size_t end) {
        found_.push_back({text_.substr(start, end - start), hash_of(text_, start, end - start, factor_)});
    }

    void end_word(std::size_t end) {
        add(start_, end);
        in_word_ = false;
    }

    // Up to 64 bytes of ASCII.
    std::size_t take_ascii(std::size_t at) {
        const Census census = census_at(text_, at);
        const std::uint64_t taken = ~std::uint64_t{0} >> (64 - census.ascii);
        const std::uint64_t signs = census.signs & taken;
        const std::uint64_t behind_words = census.words << 1 | (in_word_ ? 1U : 0U);
        std::uint64_t starts = ((census.words & ~behind_words) | signs) & taken;
        std::uint64_t ends = ((~census.words & behind_words) | signs << 1) & taken;
        const auto go_to_next = [&] {
            start_ = at + static_cast<std::size_t>(std::countr_zero(starts | last_of_block));
            starts &= starts - 1;
        };
        if (!in_word_) go_to_next();
        for (; ends != 0; ends &= ends - 1) {
            add(start_, at + static_cast<std::size_t>(std::countr_zero(ends)));
            go_to_next();
        }
        const std::uint64_t last_taken = taken ^ taken >> 1;
        if ((signs & last_taken) != 0) add(start_, start_ + 1);
        in_word_ = (census.words & last_taken) != 0;
        characters_ += census.ascii;
        return at + census.ascii;
    }

    std::size_t take_character(std::size_t at) {
        const CodePoint c = code_point_at(text_, at);
        const Part part = c.value < 0x80 ? ascii_parts[c.value] : part_of(c.value);
        if (part == Part::word && !in_word_) start_ = at;
        if (part != Part::word && in_word_) end_word(at);
        in_word_ = part == Part::word;
        full_ = characters_++ >= limit_ && !in_word_;
        if (part == Part::sign && !full_) add(at, c.next);
        return c.next;
    }

    const std::uint64_t factor_ = factor_of_this_run();
    std::string_view text_;
    std::size_t limit_;
    std::size_t characters_ = 0;
    std::size_t start_ = 0;  // of the word we are in
    bool in_word_ = false;
    bool full_ = false;
    std::vector<Token> found_;
};

}  // namespace

std::vector<Token> tokens(std::string_view text, std::size_t limit) { return Cutter(text, limit).run(); }

}  // namespace tidings
