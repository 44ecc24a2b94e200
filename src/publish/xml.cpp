#include "publish/xml.h"

#include <utility>

#include "text/utf8.h"

namespace tidings::publish {
namespace {

// What stands for an ASCII character in XML; empty if it stands for itself, and for what XML 1.0 cannot hold
// (section 2.2).
std::string_view reference(char c) {
    switch (c) {
        case '&':
            return "&amp;";
        case '<':
            return "&lt;";
        case '>':
            return "&gt;";
        case '"':
            return "&quot;";
        default:
            return {};
    }
}

// Readers turn raw tabs and line ends in attributes into spaces (section 3.3.3), so there they are written as
// references.
void append_ascii(std::string& out, char c, bool in_attribute) {
    const std::string_view escaped = reference(c);
    if (!escaped.empty())
        out += escaped;
    else if (c == '\t' || c == '\n')
        out += !in_attribute ? std::string_view(&c, 1) : c == '\t' ? "&#9;" : "&#10;";
    else if (c >= ' ')
        out += c;
}

void append_escaped(std::string& out, std::string_view text, bool in_attribute) {
    for (std::size_t i = 0; i < text.size();) {
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

std::string XmlWriter::take() {
    while (!open_.empty()) close();
    return std::exchange(out_, {});
}

}  // namespace tidings::publish
