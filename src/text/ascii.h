#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tidings {

// ASCII only and independent of the locale; bytes of other characters are left unchanged.
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr bool is_hex_digit(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}
constexpr char to_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }
constexpr char to_upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - ('a' - 'A')) : c; }

// The value of a hexadecimal digit, 0 to 15. `c` must be one (is_hex_digit).
constexpr int hex_value(char c) { return is_digit(c) ? c - '0' : to_lower(c) - 'a' + 10; }

inline std::string lower_ascii(std::string_view text) {
    std::string lower(text);
    for (char& c : lower) c = to_lower(c);
    return lower;
}

constexpr bool equal_ignoring_case(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (to_lower(a[i]) != to_lower(b[i])) return false;
    }
    return true;
}

// The first of a few characters, or text.size(). (find_first_of of the standard library calls memchr for each
// byte.)
template <class... Chars>
constexpr std::size_t find_any(std::string_view text, Chars... chars) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (((text[i] == chars) || ...)) return i;
    }
    return text.size();
}

}  // namespace tidings
