#include "charset/repair.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "charset/byte_survey.h"
#include "charset/charset.h"
#include "text/utf8.h"

namespace tidings {

namespace {

// Bytes 0x80 to 0x9F of windows-1252; 0 where it has nothing.
constexpr std::array<char16_t, 32> windows_1252 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

bool is_c1(char32_t c) { return c >= 0x80 && c < 0xA0; }

// The character of one windows-1252 byte beyond ASCII.
char32_t from_1252(char32_t byte) {
    if (!is_c1(byte)) return byte;
    const char16_t c = windows_1252[byte - 0x80];
    return c == 0 ? byte : c;
}

// The byte that windows-1252 or ISO-8859-1 would write for a character; none if neither has it.
std::optional<char> byte_in_1252(char32_t c) {
    if (c < 0x100) return static_cast<char>(c);
    const auto found = std::ranges::find(windows_1252, c);
    if (c > 0xFFFF || found == windows_1252.end()) return std::nullopt;
    return static_cast<char>(0x80 + (found - windows_1252.begin()));
}

bool is_ill_formed(const CodePoint& c, std::string_view text, std::size_t at) {
    return c.value == replacement_character && text.substr(at, c.next - at) != "\uFFFD";
}

// A single byte with ASCII on both sides is a character of an old encoding; other bad bytes are remains of
// UTF-8.
bool stands_alone(std::string_view bytes, std::size_t at, std::size_t next) {
    const auto byte = static_cast<unsigned char>(bytes[at]);
    const bool has_meaning = byte < 0xFE && (byte >= 0xA0 || from_1252(byte) != byte);
    return has_meaning && next == at + 1 && (at == 0 || is_ascii_byte(bytes[at - 1])) &&
           (next == bytes.size() || is_ascii_byte(bytes[next]));
}

// Passes each code point beyond ASCII to `see` with its place; stops when that returns false.
template <class See>
bool each_non_ascii(std::string_view text, const See& see) {
    for (std::size_t i = find_non_ascii(text); i < text.size(); i = find_non_ascii(text, i)) {
        const CodePoint c = code_point_at(text, i);
        if (!see(c, i)) return false;
        i = c.next;
    }
    return true;
}

// Where each character of a run beyond ASCII stood for one byte: the UTF-8 that was taken apart. None if that
// is none.
std::optional<std::string> once_decoded(std::string_view run) {
    std::string bytes;
    const bool all_fit = each_non_ascii(run, [&](const CodePoint& c, std::size_t) {
        const std::optional<char> byte = byte_in_1252(c.value);
        if (byte) bytes.push_back(*byte);
        return byte.has_value();
    });
    if (!all_fit || !is_utf8(bytes)) return std::nullopt;
    return bytes;
}

// How much a repaired run tells: a single pair such as "Ã…" may be what was meant; three characters in a row
// that make up one, or two pairs, are not.
std::size_t evidence_in(std::string_view run) {
    std::size_t evidence = 0;
    each_non_ascii(run, [&](const CodePoint& c, std::size_t) {
        evidence += c.value >= 0x800 ? 2 : 1;
        return true;
    });
    return evidence;
}

std::size_t end_of_run(std::string_view text, std::size_t at) {
    while (at < text.size() && !is_ascii_byte(text[at])) ++at;
    return at;
}

// What was taken apart is at least two.
bool is_one_character(std::string_view run) {
    constexpr std::size_t longest = 4;
    if (run.size() > longest) return false;
    const CodePoint c = code_point_at(run, 0);
    return c.next == run.size() && c.value != replacement_character;
}

}  // namespace

Utf8Census count_utf8(std::string_view bytes) {
    Utf8Census census;
    each_non_ascii(bytes, [&](const CodePoint& c, std::size_t at) {
        ++(is_ill_formed(c, bytes, at) ? census.broken : census.sequences);
        return true;
    });
    return census;
}

Mended mend_utf8(std::string_view bytes) {
    Mended mended;
    mended.text.reserve(bytes.size() + 16);
    std::size_t from = 0;
    each_non_ascii(bytes, [&](const CodePoint& c, std::size_t at) {
        if (!is_ill_formed(c, bytes, at)) return true;
        mended.text.append(bytes, from, at - from);
        from = c.next;
        const bool alone = stands_alone(bytes, at, c.next);
        ++(alone ? mended.as_1252 : mended.replaced);
        append_utf8(mended.text,
                    alone ? from_1252(static_cast<unsigned char>(bytes[at])) : replacement_character);
        return true;
    });
    mended.text.append(bytes, from, bytes.size() - from);
    return mended;
}

std::optional<std::string> undo_double_encoding(std::string_view bytes) {
    if (!survey_bytes(bytes).may_be_encoded_twice) return std::nullopt;
    std::string text;
    text.reserve(bytes.size());
    std::size_t from = 0, repaired = 0, unrepairable = 0, evidence = 0;
    for (std::size_t at = find_non_ascii(bytes); at < bytes.size(); at = find_non_ascii(bytes, at)) {
        const std::size_t end = end_of_run(bytes, at);
        const std::string_view run = bytes.substr(at, end - at);
        if (is_one_character(run)) {
            ++unrepairable;
        } else if (const std::optional<std::string> decoded = once_decoded(run)) {
            text.append(bytes, from, at - from).append(*decoded);
            from = end;
            ++repaired;
            evidence += evidence_in(*decoded);
        } else if (is_utf8(run)) {
            ++unrepairable;
        }
        at = end;
    }
    // One stray byte or one emoji put in later does not spoil the rest; a text that is mostly right is left
    // alone.
    constexpr std::size_t repaired_for_each_other = 9;
    if (evidence < 2 || unrepairable * repaired_for_each_other > repaired) return std::nullopt;
    return text.append(bytes, from, bytes.size() - from);
}

std::optional<std::string> undo_c1_controls(std::string_view utf8) {
    // In UTF-8 they are C2 80 to C2 9F.
    constexpr char lead = '\xC2';
    std::string text;
    std::size_t from = 0;
    for (std::size_t at = utf8.find(lead); at != std::string_view::npos; at = utf8.find(lead, at + 1)) {
        const CodePoint c = code_point_at(utf8, at);
        if (!is_c1(c.value)) continue;
        text.append(utf8, from, at - from);
        append_utf8(text, from_1252(c.value));
        from = c.next;
    }
    if (from == 0) return std::nullopt;
    return text.append(utf8, from, utf8.size() - from);
}

}  // namespace tidings
