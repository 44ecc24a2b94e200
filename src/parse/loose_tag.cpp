#include "parse/loose_tag.h"

#include <algorithm>

#include "parse/pieces.h"
#include "text/ascii.h"
#include "text/white_space.h"

namespace tidings {
namespace {

constexpr std::size_t none = std::string_view::npos;

struct Attribute {
    std::string_view name, value;
    bool quoted = false;
};

bool begins_name(char c) {
    return is_letter(c) || c == '_' || c == ':' || static_cast<unsigned char>(c) >= 0x80;
}

bool is_name_character(char c) {
    return is_letter(c) || is_digit(c) || c == '_' || c == ':' || c == '-' || c == '.' ||
           static_cast<unsigned char>(c) >= 0x80;
}

std::size_t name_end(std::string_view source, std::size_t at) {
    while (at < source.size() && is_name_character(source[at])) ++at;
    return at;
}

std::string_view name_of(std::string_view source) { return source.substr(1, name_end(source, 1) - 1); }

std::size_t skip_blanks(std::string_view source, std::size_t at) {
    while (at < source.size() && is_white_space(source[at])) ++at;
    return at;
}

// Reads the value at `at` and moves behind it. A quoted one whose end is missing goes to the next blank or
// the end of the tag; its end is missing, too, where the next quote opens another value.
std::string_view read_value(std::string_view source, std::size_t& at, bool& quoted) {
    quoted = at < source.size() && (source[at] == '"' || source[at] == '\'');
    const std::size_t begin = quoted ? at + 1 : at;
    std::size_t end = quoted ? source.find(source[at], begin) : none;
    const bool lost =
        quoted && (end == none || (end > begin && source[end - 1] == '=' && end + 1 < source.size() &&
                                   !is_white_space(source[end + 1]) && source[end + 1] != '>'));
    if (!quoted || lost) {
        quoted = false;
        end = std::min(source.find_first_of(" \t\n\r>", begin), source.size());
        if (end > begin && source.substr(end) == ">" && source[end - 1] == '/') --end;
    }
    at = std::min(source.size(), end + (quoted ? 1 : 0));
    return source.substr(begin, end - begin);
}

// The next attribute of a tag from `at` on; one without a name at its end. `clean` becomes false when
// something between does not belong there.
Attribute read_attribute(std::string_view source, std::size_t& at, bool& clean) {
    for (at = skip_blanks(source, at); at < source.size(); at = skip_blanks(source, at)) {
        const std::size_t end = name_end(source, at);
        if (end == at || !begins_name(source[at])) {
            clean &= source[at] == '/' || source[at] == '>' || source[at] == '?';
            ++at;
            continue;
        }
        Attribute attribute{source.substr(at, end - at), {}, false};
        at = skip_blanks(source, end);
        if (at < source.size() && source[at] == '=') {
            at = skip_blanks(source, at + 1);
            attribute.value = read_value(source, at, attribute.quoted);
        }
        return attribute;
    }
    return {};
}

void append_value(std::string& out, std::string_view value) {
    for (const char c : value) {
        if (c == '"')
            out += "&quot;";
        else if (c == '<')
            out += "&lt;";
        else
            out += c;
    }
}

}  // namespace

std::size_t append_start_tag(std::string& out, std::string_view source, bool as_html, std::size_t most) {
    out += '<';
    out += name_of(source);
    bool clean = true;
    std::size_t at = name_end(source, 1);
    std::size_t count = 0;
    most = std::min(most, most_attributes_of_one);
    for (Attribute next = read_attribute(source, at, clean); !next.name.empty() && count < most;
         next = read_attribute(source, at, clean)) {
        if (as_html && (next.name == "type" || next.name == "mode")) continue;
        out += ' ';
        out += next.name;
        out += "=\"";
        append_value(out, next.value);
        out += '"';
        ++count;
    }
    out += as_html ? " type=\"html\">" : ">";
    return count;
}

void append_end_tag(std::string& out, std::string_view source) {
    out += "</";
    out += name_of(source);
    out += '>';
}

std::string_view tag_name(std::string_view source) {
    const std::size_t begin = source.starts_with("</") ? 2 : 1;
    return source.substr(begin, name_end(source, begin) - begin);
}

bool is_well_formed_tag(std::string_view source) {
    const bool is_end = source.starts_with("</");
    const std::size_t begin = is_end ? 2 : 1;
    bool clean = true;
    std::size_t at = name_end(source, begin);
    if (at == begin || !source.ends_with('>')) return false;
    for (Attribute next = read_attribute(source, at, clean); !next.name.empty();
         next = read_attribute(source, at, clean))
        if (!next.quoted || is_end) return false;
    return clean;
}

void append_loose_text(std::string& out, std::string_view text) {
    for (;;) {
        const std::size_t mark = text.find('<');
        out += text.substr(0, mark);
        if (mark == none) return;
        text.remove_prefix(mark);
        const bool lost_section = text.starts_with("<![CDATA[");
        if (!lost_section) out += "&lt;";
        text.remove_prefix(lost_section ? 9 : 1);
    }
}

void append_escaped(std::string& out, std::string_view text) {
    for (const char c : text) {
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else
            out += c;
    }
}

std::size_t count_escaped_tags(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = text.find("&lt;"); at != none; at = text.find("&lt;", at + 4)) {
        const char next = at + 4 < text.size() ? text[at + 4] : ' ';
        if (is_letter(next) || next == '/') ++count;
    }
    return count;
}

}  // namespace tidings
