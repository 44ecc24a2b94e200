#include "text/json_writer.h"

#include <array>
#include <utility>

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
        case '\b':
            out += "\\b";
            break;
        case '\f':
            out += "\\f";
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

// With its quotes (RFC 8259 section 7).
void append_string(std::string& out, std::string_view text) {
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

}  // namespace

void JsonWriter::indent() {
    if (layout_ == JsonLayout::indented) out_.append(2 * depth_, ' ');
}

// The comma and the line end between two values.
void JsonWriter::begin_value() {
    if (out_.empty()) {
        first_ = false;
        return;
    }
    if (!std::exchange(first_, false)) out_ += ',';
    if (layout_ == JsonLayout::indented) out_ += '\n';
}

void JsonWriter::begin(std::string_view key) {
    begin_value();
    indent();
    if (key.empty()) return;
    append_string(out_, key);
    out_ += layout_ == JsonLayout::indented ? ": " : ":";
}

void JsonWriter::open(std::string_view key, char bracket) {
    begin(key);
    out_ += bracket;
    ++depth_;
    first_ = true;
}

void JsonWriter::close(char bracket) {
    --depth_;
    if (!first_ && layout_ == JsonLayout::indented) out_ += '\n';
    if (!first_) indent();
    out_ += bracket;
    first_ = false;
}

void JsonWriter::text(std::string_view key, std::string_view value) {
    begin(key);
    append_string(out_, value);
}

void JsonWriter::number(std::string_view key, std::int64_t value) {
    begin(key);
    out_ += std::to_string(value);
}

void JsonWriter::boolean(std::string_view key, bool value) {
    begin(key);
    out_ += value ? "true" : "false";
}

void JsonWriter::null(std::string_view key) {
    begin(key);
    out_ += "null";
}

void JsonWriter::texts(std::string_view key, std::span<const std::string> values) {
    open_array(key);
    for (const std::string& value : values) text({}, value);
    close_array();
}

void JsonWriter::raw(std::span<const std::string_view> elements) {
    constexpr std::size_t between = 2, what_is_left = 1024;  // bytes: ",\n", and for the closing brackets
    std::size_t bytes = what_is_left;
    for (const std::string_view element : elements) bytes += element.size() + between;
    out_.reserve(out_.size() + bytes);
    for (const std::string_view element : elements) {
        begin_value();
        out_ += element;
    }
}

std::string JsonWriter::take() { return std::exchange(out_, {}); }

}  // namespace tidings
