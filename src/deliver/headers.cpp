#include "deliver/headers.h"

#include <algorithm>
#include <vector>

#include "text/plain_text.h"

namespace tidings::deliver {
namespace {

constexpr std::size_t fold_at = 78;
constexpr std::size_t longest_encoded_line = 76;  // RFC 2047 section 2: a line that holds an encoded word
constexpr std::size_t longest_encoded_word = 75;
constexpr std::size_t longest_plain_word = 70;
constexpr std::size_t longest_quoted_string = 60;
constexpr std::string_view word_end = "?=";

using Words = std::vector<std::string>;

bool is_letter_or_digit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// What the Q encoding may leave as it is even within a phrase (RFC 2047 section 5, rule 3).
bool is_q_literal(char c) {
    return is_letter_or_digit(c) || c == '!' || c == '*' || c == '+' || c == '-' || c == '/';
}

bool is_atom(std::string_view word) {
    constexpr std::string_view others = "!#$%&'*+-/=?^_`{|}~";
    return std::ranges::all_of(
        word, [&](char c) { return is_letter_or_digit(c) || others.find(c) != std::string_view::npos; });
}

bool is_ascii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; });
}

Words split_at_spaces(std::string_view text) {
    Words words;
    while (!text.empty()) {
        const std::size_t space = std::min(text.find(' '), text.size());
        words.emplace_back(text.substr(0, space));
        text.remove_prefix(std::min(space + 1, text.size()));
    }
    return words;
}

// True if the words can stand as they are: short enough to fold, and nothing that reads as an encoded word.
bool needs_no_encoding(std::string_view text, const Words& words) {
    return is_ascii(text) && text.find("=?") == std::string_view::npos &&
           std::ranges::all_of(words,
                               [](const std::string& word) { return word.size() <= longest_plain_word; });
}

std::size_t character_size(std::string_view text, std::size_t at) {
    std::size_t end = at + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) ++end;
    return end - at;
}

std::string q_encoded(std::string_view text) {
    constexpr std::string_view hex_digits = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const unsigned byte = static_cast<unsigned char>(c);
        if (c == ' ')
            out += '_';
        else if (is_q_literal(c))
            out += c;
        else
            out += {'=', hex_digits[byte >> 4], hex_digits[byte & 15]};
    }
    return out;
}

std::string b_encoded(std::string_view text) {
    constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    for (std::size_t i = 0; i < text.size(); i += 3) {
        const std::string_view group = text.substr(i, 3);
        unsigned bits = 0;
        for (std::size_t k = 0; k < 3; ++k)
            bits = bits << 8 | (k < group.size() ? static_cast<unsigned char>(group[k]) : 0U);
        for (std::size_t k = 0; k < 4; ++k)
            out += k <= group.size() ? digits[bits >> (18 - 6 * k) & 63] : '=';
    }
    return out;
}

// How much of the text goes into one encoded word of at most `room` bytes: whole characters (RFC 2047 section
// 5). Where it can be, three bytes are one group of base64: GMime loses what follows a word that ends with
// padding.
template <class Encode>
std::size_t word_length(std::string_view text, const Encode& encode, std::size_t room) {
    std::size_t longest = character_size(text, 0);
    std::size_t longest_unpadded = 0;
    for (std::size_t size = longest; encode(text.substr(0, size)).size() <= room;
         size += character_size(text, size)) {
        longest = size;
        if (size % 3 == 0) longest_unpadded = size;
        if (size == text.size()) return size;
    }
    return longest_unpadded > 0 ? longest_unpadded : longest;
}

// The first is at most `first_room` bytes long.
Words encoded_words(std::string_view text, std::size_t first_room) {
    const std::string base64 = b_encoded(text);
    const bool mostly_ascii = q_encoded(text).size() <= base64.size() + base64.size() / 4;
    const auto encode = mostly_ascii ? q_encoded : b_encoded;
    const std::string start = mostly_ascii ? "=?utf-8?Q?" : "=?utf-8?B?";
    Words words;
    std::size_t room = first_room;
    while (!text.empty()) {
        const std::size_t size = word_length(text, encode, room - start.size() - word_end.size());
        words.push_back(start + encode(text.substr(0, size)) + std::string(word_end));
        text.remove_prefix(size);
        room = longest_encoded_word;
    }
    return words;
}

std::string quoted_string(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + '"';
}

Words phrase(std::string_view text, std::size_t first_room) {
    Words words = split_at_spaces(text);
    if (!needs_no_encoding(text, words)) return encoded_words(text, first_room);
    if (std::ranges::all_of(words, is_atom)) return words;
    if (text.size() > longest_quoted_string) return encoded_words(text, first_room);
    return {quoted_string(text)};
}

// A line that would be too long in any case is not folded before its first word, for some programs do not
// read on.
std::string folded(std::string_view name, const Words& words) {
    std::string out = std::string(name) + ":";
    std::size_t column = out.size();
    for (const std::string& word : words) {
        const std::size_t limit = word.starts_with("=?") ? longest_encoded_line : fold_at;
        const bool first = &word == &words.front();
        if (column + 1 + word.size() > limit && !(first && 1 + word.size() > limit)) {
            out += "\r\n";
            column = 0;
        }
        out += ' ';
        out += word;
        column += 1 + word.size();
    }
    return out + "\r\n";
}

std::size_t room_after(std::string_view name) { return longest_encoded_line - name.size() - 2; }

}  // namespace

std::string text_field(std::string_view name, std::string_view text) {
    const std::string line = clean_line(text);
    const Words words = split_at_spaces(line);
    return folded(name, needs_no_encoding(line, words) ? words : encoded_words(line, room_after(name)));
}

std::string phrase_field(std::string_view name, std::string_view words, std::string_view address) {
    Words all = phrase(clean_line(words), room_after(name));
    all.push_back("<" + std::string(address) + ">");
    return folded(name, all);
}

std::string plain_field(std::string_view name, std::string_view value) {
    return folded(name, {std::string(value)});
}

std::string reply_to_field(const std::optional<EmailAddress>& reply_to) {
    return reply_to ? plain_field("Reply-To", reply_to->text()) : std::string();
}

}  // namespace tidings::deliver
