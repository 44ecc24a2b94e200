#pragma once

#include <string_view>

namespace tidings {

// Optional white space within one line: space and tab (RFC 9110 section 5.6.3).
constexpr bool is_space_or_tab(char c) { return c == ' ' || c == '\t'; }

// ASCII white space of HTML (WHATWG Infra): that of XML and JSON and the form feed.
constexpr bool is_white_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }

// The characters that browsers strip at both ends of an address (WHATWG Infra, "C0 control or space").
constexpr bool is_space_or_control(char c) { return static_cast<unsigned char>(c) <= ' '; }

// The text without the characters at both its ends of which `is_cut` is true.
template <class IsCut>
constexpr std::string_view trimmed(std::string_view text, IsCut is_cut) {
    while (!text.empty() && is_cut(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_cut(text.back())) text.remove_suffix(1);
    return text;
}

}  // namespace tidings
