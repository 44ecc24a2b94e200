#include "publish/xml.h"

#include <array>
#include <utility>

#include "text/utf8.h"

namespace tidings::publish {
namespace {

// What stands for an ASCII character in XML; empty if it stands for itself. Readers turn raw tabs and line
// ends in attributes into spaces (XML 1.0, section 3.3.3).
std::string_view reference(char c, bool in_attribute) {
    switch (c) {
        case '&':
            return "&amp;";
        case '<':
            return "&lt;";
        case '>':
            return "&gt;";
        case '"':
            return in_attribute ? "&quot;" : std::string_view();
        case '\t':
            return in_attribute ? "&#9;" : std::string_view();
        case '\n':
            return in_attribute ? "&#10;" : std::string_view();
        default:
            return {};
    }
}

// XML 1.0 cannot hold other control characters (section 2.2).
bool is_allowed(char c) { return c >= ' ' || c == '\t' || c == '\n'; }

void append_ascii(std::string& out, char c, bool in_attribute) {
    const std::string_view escaped = reference(c, in_attribute);
    if (!escaped.empty())
        out += escaped;
    else if (is_allowed(c))
        out += c;
}

// Characters that stand for themselves everywhere, by their byte.
constexpr std::array<bool, 256> plain = [] {
    std::array<bool, 256> table{};
    for (int c = ' '; c < 0x80; ++c)
        table[static_cast<std::size_t>(c)] = c != '&' && c != '<' && c != '>' && c != '"';
    return table;
}();

std::size_t end_of_plain(std::string_view text, std::size_t at) {
    while (at < text.size() && plain[static_cast<unsigned char>(text[at])]) ++at;
    return at;
}

void append_escaped(std::string& out, std::string_view text, bool in_attribute) {
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t end = end_of_plain(text, i);
        out.append(text, i, end - i);
        i = end;
        if (i == text.size()) return;
        if (is_ascii_byte(text[i])) {
            append_ascii(out, text[i++], in_attribute);
            continue;
        }
        const CodePoint c = code_point_at(text, i);
        if (c.value != 0xFFFE && c.value != 0xFFFF) append_utf8(out, c.value);
        i = c.next;
    }
}

}  // namespace

void append_xml_text(std::string& out, std::string_view text) { append_escaped(out, text, false); }

void append_xml_attribute(std::string& out, std::string_view text) { append_escaped(out, text, true); }

void XmlWriter::start_tag(std::string_view name, Attributes attributes) {
    out_.append(2 * depth_, ' ');
    out_ += '<';
    out_ += name;
    for (const Attribute& attribute : attributes) {
        if (attribute.value.empty()) continue;
        out_ += ' ';
        out_ += attribute.name;
        out_ += "=\"";
        append_xml_attribute(out_, attribute.value);
        out_ += '"';
    }
}

void XmlWriter::open(std::string_view name, Attributes attributes) {
    start_tag(name, attributes);
    out_ += ">\n";
    open_.emplace_back(name);
    ++depth_;
}

void XmlWriter::close() {
    --depth_;
    out_.append(2 * depth_, ' ');
    out_ += "</" + open_.back() + ">\n";
    open_.pop_back();
}

void XmlWriter::text(std::string_view name, std::string_view text, Attributes attributes) {
    start_tag(name, attributes);
    out_ += '>';
    append_xml_text(out_, text);
    out_ += "</";
    out_ += name;
    out_ += ">\n";
}

void XmlWriter::empty(std::string_view name, Attributes attributes) {
    start_tag(name, attributes);
    out_ += "/>\n";
}

void XmlWriter::raw(std::span<const std::string_view> pieces) {
    constexpr std::size_t what_is_left = 1024;  // bytes, for the end tags
    std::size_t bytes = what_is_left;
    for (const std::string_view piece : pieces) bytes += piece.size();
    out_.reserve(out_.size() + bytes);
    for (const std::string_view piece : pieces) out_ += piece;
}

std::string XmlWriter::take() {
    while (!open_.empty()) close();
    return std::exchange(out_, {});
}

}  // namespace tidings::publish
