#include "parse/mended_json.h"

#include <cstdint>
#include <optional>

#include "text/ascii.h"
#include "text/white_space.h"

namespace tidings {
namespace {

std::size_t next_visible(std::string_view text, std::size_t at) {
    while (at < text.size() && is_white_space(text[at])) ++at;
    return at;
}

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20; }

std::optional<std::uint32_t> hex_number(std::string_view text, std::size_t digits) {
    if (text.size() < digits) return std::nullopt;
    std::uint32_t number = 0;
    for (const char c : text.substr(0, digits)) {
        if (!is_hex_digit(c)) return std::nullopt;
        number = number * 16 + static_cast<std::uint32_t>(hex_value(c));
    }
    return number;
}

// What "\uD83D" at the begin of `text` stands for.
std::optional<std::uint32_t> code_unit(std::string_view text) {
    return text.starts_with("\\u") ? hex_number(text.substr(2), 4) : std::nullopt;
}

bool is_first_half(std::uint32_t unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool is_second_half(std::uint32_t unit) { return unit >= 0xDC00 && unit < 0xE000; }

constexpr std::size_t unit_length = 6;

// Copies the escape by number at the begin of `text` and returns its length; 0 if it is none.
std::size_t mend_code_unit(std::string_view text, std::string& mended) {
    const std::optional<std::uint32_t> unit = code_unit(text);
    if (!unit) return 0;
    const std::optional<std::uint32_t> next = code_unit(text.substr(unit_length));
    const bool is_pair = is_first_half(*unit) && next && is_second_half(*next);
    const std::size_t length = is_pair ? 2 * unit_length : unit_length;
    if (!is_pair && (is_first_half(*unit) || is_second_half(*unit)))
        mended += "\\ufffd";
    else
        mended += text.substr(0, length);
    return length;
}

// Copies the escape that `text` begins with; returns its length.
std::size_t mend_escape(std::string_view text, std::string& mended) {
    constexpr std::string_view escapable = "\"\\/bfnrt";
    if (const std::size_t length = mend_code_unit(text, mended); length > 0) return length;
    if (text.size() < 2) return 1;
    if (escapable.find(text[1]) != std::string_view::npos) {
        mended += text.substr(0, 2);
        return 2;
    }
    if (text[1] == '\'') {
        mended += '\'';
        return 2;
    }
    if (text[1] == 'x' && hex_number(text.substr(2), 2)) {
        mended.append("\\u00").append(text.substr(2, 2));
        return 4;
    }
    mended += "\\\\";
    return 1;
}

// Copies the string that begins after a quotation mark; returns the place behind its other one.
std::size_t mend_string(std::string_view text, std::size_t at, std::string& mended) {
    while (at < text.size() && text[at] != '"') {
        if (text[at] == '\\') {
            at += mend_escape(text.substr(at), mended);
        } else {
            mended += is_control(text[at]) ? ' ' : text[at];
            ++at;
        }
    }
    if (at == text.size()) return at;
    mended += '"';
    return at + 1;
}

bool is_one_of(char c, std::string_view characters) { return characters.find(c) != std::string_view::npos; }

// Copies the word without quotation marks at `at`: a member's name gets them, a value that JSON does not have
// is null. Returns the place behind it; `at` if there is no word.
std::size_t mend_word(std::string_view text, std::size_t at, std::string& mended) {
    const auto is_part = [](char c) { return is_letter(c) || is_digit(c) || c == '_' || c == '$'; };
    std::size_t end = at + (text[at] == '-' ? 1 : 0);
    if (end == text.size() || is_digit(text[end])) return at;
    while (end < text.size() && is_part(text[end])) ++end;
    const std::string_view word = text.substr(at, end - at);
    if (word.empty()) return at;
    const std::size_t next = next_visible(text, end);
    if (next < text.size() && text[next] == ':')
        mended.append("\"").append(word).append("\"");
    else
        mended += word == "true" || word == "false" ? word : std::string_view("null");
    return end;
}

// Writes what is missing between two characters that follow each other outside of strings.
void mend_gap(char last, char next, std::string& mended) {
    if (is_one_of(last, "\"}]") && is_one_of(next, "\"{[")) mended += ',';
    if (last == ':' && is_one_of(next, ",}")) mended += "null";
}

}  // namespace

std::string mended_json(std::string_view text) {
    std::string mended;
    mended.reserve(text.size());
    char last = ' ';  // visible one outside of strings
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        const std::size_t behind_word = is_one_of(last, ":,[{") ? mend_word(text, at, mended) : at;
        if (behind_word > at) {
            at = behind_word;
            last = 'a';
            continue;
        }
        const std::size_t next = c == ',' ? next_visible(text, at + 1) : text.size();
        const bool is_last_comma = next < text.size() && is_one_of(text[next], "]}");
        if (!is_white_space(c) && !is_control(c)) {
            mend_gap(last, c, mended);
            last = c;
        }
        ++at;
        if (is_last_comma || (is_control(c) && !is_white_space(c))) continue;
        mended += c;
        if (c == '"') at = mend_string(text, at, mended);
    }
    return mended;
}

}  // namespace tidings
