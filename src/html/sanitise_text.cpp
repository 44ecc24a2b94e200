#include "html/sanitise_text.h"

#include <algorithm>
#include <bit>
#include <cstddef>

#include "html/entities.h"
#include "text/byte_scan.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace tidings {
namespace {

// First bytes of the letters of European scripts, which stay as they are.
ByteMask begin_letters(const Bytes& bytes) { return bytes - 0xC3 < 0xE0 - 0xC3; }

bool begins_letter(char c) {
    return static_cast<unsigned char>(c) >= 0xC3 && static_cast<unsigned char>(c) < 0xE0;
}

// The next byte that cannot be copied as it is, or one behind a first byte that lacks its second.
std::size_t find_special(std::string_view raw, std::size_t from, MarkupContext context) {
    const auto in_text = [](const Bytes& bytes, const Bytes& before) {
        const auto plain = (bytes - ' ' < 0x7F - ' ') | (bytes == '\n') | (bytes == '\t');
        const auto second = std::bit_cast<ByteMask>(bytes) < -0x40;
        return ~(plain | begin_letters(bytes) | second) | (begin_letters(before) ^ second) | (bytes == '&') |
               (bytes == '<') | (bytes == '>') | (bytes == '`');
    };
    if (context == MarkupContext::text) return find_byte_behind(raw, from, in_text);
    return find_byte_behind(raw, from, [&](const Bytes& bytes, const Bytes& before) {
        return in_text(bytes, before) | (bytes == '"') | (bytes == '\'');
    });
}

// A dash or a quotation mark, of three bytes.
bool is_punctuation_at(std::string_view raw, std::size_t at) {
    return raw.substr(at).starts_with("\xE2\x80") && at + 2 < raw.size() && is_continuation_byte(raw[at + 2]);
}

// Where bytes end that can be copied as they are.
std::size_t end_of_copy(std::string_view raw, std::size_t from, MarkupContext context) {
    std::size_t at = find_special(raw, from, context);
    while (at < raw.size() && is_punctuation_at(raw, at)) at = find_special(raw, at + 3, context);
    const bool lacks_second = at > from && begins_letter(raw[at - 1]);
    return lacks_second ? at - 1 : at;
}

constexpr bool is_dropped(char32_t c) {
    return c < ' ' || (c >= 0x7F && c <= 0x9F) || (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
}

void append_point(std::string& out, char32_t c, MarkupContext context) {
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
            out += context == MarkupContext::attribute ? "&quot;" : "\"";
            return;
        case '\'':
            out += context == MarkupContext::attribute ? "&#39;" : "'";
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

void append_clean(std::string& out, std::string_view raw, MarkupContext context) {
    std::size_t at = 0;
    while (at < raw.size()) {
        const std::size_t end = end_of_copy(raw, at, context);
        out.append(raw, at, end - at);
        at = end;
        if (at == raw.size()) return;
        if (raw[at] == '&') {
            const CharacterReference reference =
                read_reference(raw.substr(at), context == MarkupContext::attribute);
            append_point(out, reference.first, context);
            if (reference.second != 0) append_point(out, reference.second, context);
            at += std::max<std::size_t>(reference.length, 1);
        } else {
            const CodePoint point = code_point_at(raw, at);
            const bool is_half_of_line_end = raw[at] == '\r' && raw.substr(point.next).starts_with('\n');
            if (!is_half_of_line_end) append_point(out, point.value, context);
            at = point.next;
        }
    }
}

bool is_blank(std::string_view raw) { return std::ranges::all_of(raw, is_white_space); }

}  // namespace tidings
