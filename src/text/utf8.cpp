#include "text/utf8.h"

#include "text/byte_scan.h"

namespace tidings {

namespace {

// What the first byte of a sequence promises: its length, its payload and the range of the second byte
// (Unicode 15, table 3-7). Length 0: no first byte.
struct Lead {
    std::size_t length;
    char32_t payload;
    unsigned char second_least;
    unsigned char second_most;
};

Lead read_lead(unsigned char byte) {
    if (byte >= 0xC2 && byte <= 0xDF) return {2, byte & 0x1FU, 0x80, 0xBF};
    if (byte == 0xE0) return {3, 0, 0xA0, 0xBF};
    if (byte == 0xED) return {3, 0xD, 0x80, 0x9F};
    if (byte >= 0xE1 && byte <= 0xEF) return {3, byte & 0xFU, 0x80, 0xBF};
    if (byte == 0xF0) return {4, 0, 0x90, 0xBF};
    if (byte >= 0xF1 && byte <= 0xF3) return {4, byte & 0x7U, 0x80, 0xBF};
    if (byte == 0xF4) return {4, 4, 0x80, 0x8F};
    return {0, 0, 0, 0};
}

}  // namespace

CodePoint read_code_point(std::string_view text, std::size_t at) {
    const auto first = static_cast<unsigned char>(text[at]);
    const Lead lead = read_lead(first);
    if (lead.length == 0) return {replacement_character, at + 1};

    char32_t value = lead.payload;
    unsigned char least = lead.second_least;
    unsigned char most = lead.second_most;
    for (std::size_t i = 1; i < lead.length; ++i) {
        if (at + i >= text.size()) return {replacement_character, at + i};
        const auto byte = static_cast<unsigned char>(text[at + i]);
        if (byte < least || byte > most) return {replacement_character, at + i};
        value = (value << 6) | (byte & 0x3FU);
        least = 0x80;
        most = 0xBF;
    }
    return {value, at + lead.length};
}

void append_utf8(std::string& out, char32_t c) {
    if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = replacement_character;
    const auto add = [&out](char32_t byte) { out.push_back(static_cast<char>(byte)); };
    if (c < 0x80) {
        add(c);
    } else if (c < 0x800) {
        add(0xC0 | (c >> 6));
        add(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        add(0xE0 | (c >> 12));
        add(0x80 | ((c >> 6) & 0x3F));
        add(0x80 | (c & 0x3F));
    } else {
        add(0xF0 | (c >> 18));
        add(0x80 | ((c >> 12) & 0x3F));
        add(0x80 | ((c >> 6) & 0x3F));
        add(0x80 | (c & 0x3F));
    }
}

std::size_t find_non_ascii(std::string_view text, std::size_t from) {
    return find_byte(text, from, are_not_ascii);
}

std::size_t find_ill_formed(std::string_view text, std::size_t from) {
    std::size_t i = find_non_ascii(text, from);
    while (i < text.size()) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte < 0x80) {
            // One blank between words is quicker stepped over than searched behind.
            ++i;
            if (i < text.size() && is_ascii_byte(text[i])) i = find_non_ascii(text, i);
        } else if (byte >= 0xC2 && byte <= 0xDF && i + 1 < text.size() && is_continuation_byte(text[i + 1])) {
            i += 2;
        } else {
            const CodePoint c = code_point_at(text, i);
            if (c.value == replacement_character && text.substr(i, c.next - i) != "\uFFFD") return i;
            i = c.next;
        }
    }
    return text.size();
}

}  // namespace tidings
