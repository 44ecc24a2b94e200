#include "tag/tokens.h"

#include <unicode/uchar.h>

#include <array>

#include "text/ascii.h"
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

}  // namespace

std::vector<std::string_view> tokens(std::string_view text, std::size_t limit) {
    std::vector<std::string_view> found;
    found.reserve(text.size() / 8 + 1);
    std::size_t characters = 0;
    std::size_t word = std::string_view::npos;  // where the word we are in began
    for (std::size_t i = 0; i < text.size();) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const CodePoint c = byte < 0x80 ? CodePoint{byte, i + 1} : code_point_at(text, i);
        const Part part = byte < 0x80 ? ascii_parts[byte] : part_of(c.value);
        if (part == Part::word && word == std::string_view::npos) word = i;
        if (part != Part::word && word != std::string_view::npos) {
            found.push_back(text.substr(word, i - word));
            word = std::string_view::npos;
        }
        if (characters++ >= limit && word == std::string_view::npos) return found;
        if (part == Part::sign) found.push_back(text.substr(i, c.next - i));
        i = c.next;
    }
    if (word != std::string_view::npos) found.push_back(text.substr(word));
    return found;
}

}  // namespace tidings
