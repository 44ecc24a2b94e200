#include "html/sanitise_text.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "html/entities.h"
#include "text/utf8.h"

namespace tidings {
namespace {

constexpr bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }

// The bytes that can be copied as they are.
constexpr std::array<bool, 256> make_plain() {
    std::array<bool, 256> plain{};
    for (std::size_t c = ' '; c < 0x7F; ++c)
        plain[c] = std::string_view("&<>\"'`").find(static_cast<char>(c)) == std::string_view::npos;
    plain['\n'] = plain['\t'] = true;
    return plain;
}

constexpr std::array<bool, 256> plain_bytes = make_plain();

bool is_plain(char c) { return plain_bytes[static_cast<unsigned char>(c)]; }

constexpr bool is_dropped(char32_t c) {
    return c < ' ' || (c >= 0x7F && c <= 0x9F) || (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
}

void append_point(std::string& out, char32_t c, Place place) {
    switch (c) {
        case '&':
            out += "&amp;";
            return;
        case '<':
            out += "&lt;";
            return;
        case '>':
            out += "&gt;";
            return;
        case '`':
            out += "&#96;";
            return;
        case '"':
            out += place == Place::attribute ? "&quot;" : "\"";
            return;
        case '\'':
            out += place == Place::attribute ? "&#39;" : "'";
            return;
        case '\t':
            out += '\t';
            return;
        case '\n':
        case '\r':
            out += '\n';
            return;
        case '\v':
        case '\f':
            out += ' ';
            return;
        default:
            if (!is_dropped(c)) append_utf8(out, c);
    }
}

}  // namespace

void append_clean(std::string& out, std::string_view raw, Place place) {
    std::size_t at = 0;
    while (at < raw.size()) {
        const auto run = std::find_if_not(raw.begin() + static_cast<std::ptrdiff_t>(at), raw.end(), is_plain);
        const auto end = static_cast<std::size_t>(run - raw.begin());
        out.append(raw, at, end - at);
        at = end;
        if (at == raw.size()) return;
        if (raw[at] == '&') {
            const CharacterReference reference = read_reference(raw.substr(at), place == Place::attribute);
            append_point(out, reference.first, place);
            if (reference.second != 0) append_point(out, reference.second, place);
            at += std::max<std::size_t>(reference.length, 1);
        } else {
            const CodePoint point = code_point_at(raw, at);
            const bool is_half_of_line_end = raw[at] == '\r' && raw.substr(point.next).starts_with('\n');
            if (!is_half_of_line_end) append_point(out, point.value, place);
            at = point.next;
        }
    }
}

bool is_blank(std::string_view raw) { return std::ranges::all_of(raw, is_space); }

}  // namespace tidings
