#include "text/json_string.h"

#include <array>

#include "text/utf8.h"

namespace tidings {
namespace {

// Characters that stand for themselves, by their byte.
constexpr std::array<bool, 256> plain = [] {
    std::array<bool, 256> table{};
    for (int c = ' '; c < 0x80; ++c) table[static_cast<std::size_t>(c)] = c != '"' && c != '\\';
    return table;
}();

void append_control(std::string& out, char c) {
    constexpr std::string_view digits = "0123456789abcdef";
    const auto value = static_cast<unsigned char>(c);
    out += "\\u00";
    out += digits[value >> 4];
    out += digits[value & 15];
}

void append_escape(std::string& out, char c) {
    switch (c) {
        case '"':
            out += "\\\"";
            break;
        case '\\':
            out += "\\\\";
            break;
        case '\n':
            out += "\\n";
            break;
        case '\t':
            out += "\\t";
            break;
        case '\r':
            out += "\\r";
            break;
        default:
            append_control(out, c);
    }
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
    out += '"';
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i;
        while (end < text.size() && plain[static_cast<unsigned char>(text[end])]) ++end;
        out.append(text, i, end - i);
        i = end;
        if (i == text.size()) break;
        if (is_ascii_byte(text[i])) {
            append_escape(out, text[i++]);
            continue;
        }
        const CodePoint c = code_point_at(text, i);
        append_utf8(out, c.value);
        i = c.next;
    }
    out += '"';
}

}  // namespace tidings
