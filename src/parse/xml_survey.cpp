#include "parse/xml_survey.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "html/entities.h"
#include "parse/long_sections.h"
#include "parse/pieces.h"
#include "text/ascii.h"
#include "text/byte_scan.h"
#include "text/utf8.h"

namespace tidings {
namespace {

constexpr std::size_t none = std::string_view::npos;

bool is_forbidden_control(char c) {
    return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r';
}

bool has_forbidden_control(std::string_view text) {
    const auto control = [](const Bytes& bytes) {
        return (bytes < 0x20) & (bytes != '\t') & (bytes != '\n') & (bytes != '\r');
    };
    return find_byte(text, 0, control) < text.size();
}

// The reference at the begin of `text` up to its semicolon; empty if it has none.
std::string_view reference_at(std::string_view text) {
    constexpr std::size_t longest = 34;  // "&CounterClockwiseContourIntegral;" is the longest name
    const std::size_t end = text.substr(0, longest).find(';');
    return end == none ? std::string_view() : text.substr(0, end + 1);
}

bool is_xml_name(std::string_view reference) {
    constexpr std::array<std::string_view, 5> names{"&lt;", "&gt;", "&amp;", "&quot;", "&apos;"};
    return std::ranges::find(names, reference) != names.end();
}

bool is_xml_character(char32_t c) {
    return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c < 0x7F) || (c > 0x9F && c < 0xD800) ||
           (c > 0xDFFF && c < 0xFFFE) || (c > 0xFFFF && c <= 0x10FFFF);
}

char32_t number_of(std::string_view reference) {
    const bool hexadecimal = reference.size() > 2 && to_lower(reference[2]) == 'x';
    char32_t number = 0;
    for (const char c : reference.substr(hexadecimal ? 3 : 2)) {
        if (c == ';' || number > 0x10FFFF) break;
        if (!(hexadecimal ? is_hex_digit(c) : is_digit(c))) return 'x';
        number = number * (hexadecimal ? 16 : 10) + static_cast<char32_t>(hex_value(c));
    }
    return number;
}

// Whether an XML parser would not make of it what the publisher meant.
bool needs_resolving(std::string_view reference) {
    if (reference.size() < 3 || is_xml_name(reference)) return false;
    if (reference[1] == '#') return !is_xml_character(number_of(reference));
    return read_reference(reference, false).length == reference.size();
}

// The next reference in text[at, end) that needs resolving; `end` if there is none.
std::size_t find_unresolved(std::string_view text, std::size_t at, std::size_t end) {
    for (;;) {
        const std::string_view part = text.substr(at, end - at);
        const std::size_t mark = part.find('&');
        if (mark == none) return end;
        at += mark;
        if (needs_resolving(reference_at(text.substr(at, end - at)))) return at;
        ++at;
    }
}

bool holds_references(const Piece& piece) {
    return piece.kind == Piece::Kind::start_tag || piece.kind == Piece::Kind::end_tag;
}

void append_character(std::string& out, char32_t c) {
    switch (c) {
        case 0:
            return;
        case '&':
            out += "&amp;";
            return;
        case '<':
            out += "&lt;";
            return;
        case '"':
            out += "&quot;";
            return;
        default:
            break;
    }
    if (is_xml_character(c)) append_utf8(out, c);
}

void append_resolved(std::string& out, std::string_view text, std::size_t at, std::size_t end) {
    while (at < end) {
        const std::size_t mark = find_unresolved(text, at, end);
        out += text.substr(at, mark - at);
        if (mark == end) return;
        const CharacterReference reference = read_reference(text.substr(mark, end - mark), false);
        append_character(out, reference.first);
        append_character(out, reference.second);
        at = mark + std::max(reference.length, reference_at(text.substr(mark)).size());
    }
}

void note_section(std::string_view text, const Piece& piece, XmlSurvey& found) {
    constexpr std::string_view opening = "<![CDATA[";
    constexpr std::string_view closing = "]]>";
    const std::string_view behind =
        text.substr(piece.begin + opening.size(), piece.end - piece.begin - opening.size());
    found.lost_section_end |= lost_its_end(behind, {});
    const std::string_view content = behind.substr(0, behind.size() - closing.size());
    if (is_long_section(content)) found.long_sections.push_back(content);
}

}  // namespace

XmlSurvey survey(std::string_view text) {
    XmlSurvey found;
    found.controls = has_forbidden_control(text);
    std::size_t depth = 0;
    std::size_t at = 0;
    PieceScanner scanner(text);
    while (const std::optional<Piece> piece = scanner.next()) {
        const std::size_t end = holds_references(*piece) ? piece->end : piece->begin;
        if (!found.html_references) found.html_references = find_unresolved(text, at, end) != end;
        at = piece->end;
        found.attributes += piece->attributes;
        if (piece->kind == Piece::Kind::cdata) note_section(text, *piece, found);
        if (piece->kind == Piece::Kind::end_tag && depth > 0) --depth;
        if (piece->kind != Piece::Kind::start_tag) continue;
        ++found.elements;
        if (!piece->self_closing) found.depth = std::max(found.depth, ++depth);
    }
    return found;
}

std::string resolve_references(std::string_view text) {
    std::string resolved;
    resolved.reserve(text.size());
    std::size_t at = 0;
    PieceScanner scanner(text);
    while (const std::optional<Piece> piece = scanner.next()) {
        append_resolved(resolved, text, at, piece->begin);
        if (holds_references(*piece))
            append_resolved(resolved, text, piece->begin, piece->end);
        else
            resolved += text.substr(piece->begin, piece->end - piece->begin);
        at = piece->end;
    }
    append_resolved(resolved, text, at, text.size());
    return resolved;
}

std::string without_controls(std::string_view text) {
    std::string allowed;
    allowed.reserve(text.size());
    std::ranges::remove_copy_if(text, std::back_inserter(allowed), is_forbidden_control);
    return allowed;
}

}  // namespace tidings
