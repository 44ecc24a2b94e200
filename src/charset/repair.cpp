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

// The surrogate that three bytes would stand for, which UTF-8 forbids (RFC 3629 section 3) and CESU-8 has
// (Unicode Technical Report 26); 0 for anything else.
char32_t surrogate_at(std::string_view bytes, std::size_t at) {
    const std::string_view three = bytes.substr(at, 3);
    if (three.size() < 3 || three[0] != '\xED' || static_cast<unsigned char>(three[1]) < 0xA0 ||
        !is_continuation_byte(three[1]) || !is_continuation_byte(three[2]))
        return 0;
    return 0xD000 | (static_cast<char32_t>(three[1]) & 0x3FU) << 6 |
           (static_cast<char32_t>(three[2]) & 0x3FU);
}

// As code_point_at, but two surrogates are their character and one alone is a single ill-formed sequence.
CodePoint torn_code_point_at(std::string_view bytes, std::size_t at) {
    const char32_t high = surrogate_at(bytes, at);
    if (high == 0) return code_point_at(bytes, at);
    const char32_t low = high < 0xDC00 ? surrogate_at(bytes, at + 3) : 0;
    if (low < 0xDC00) return {replacement_character, at + 3};
    return {0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00), at + 6};
}

bool is_lower_letter(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper_letter(char c) { return c >= 'A' && c <= 'Z'; }

// Whether bytes[at, next) is the begin of a sequence whose rest an excerpt lost, and nothing that
// windows-1252 would write there: a capital behind a small letter or at the end of a text, "â€", "ðŸ".
bool is_cut(std::string_view bytes, std::size_t at, std::size_t next) {
    const auto first = static_cast<unsigned char>(bytes[at]);
    if (first == 0xE2 || first == 0xF0)
        return next > at + 1 && static_cast<unsigned char>(bytes[at + 1]) < 0xA0;
    if (first < 0xC2 || first > 0xDE || next > at + 1) return false;
    const char before = at == 0 ? ' ' : bytes[at - 1];
    const char behind = next == bytes.size() ? '<' : bytes[next];
    if (is_upper_letter(before) || !is_ascii_byte(before) || !is_ascii_byte(behind)) return false;
    if (is_lower_letter(before)) return !is_lower_letter(behind) && !is_upper_letter(behind);
    return behind == '<' || behind == '&' || behind == '.' || behind == ']' || behind == '"';
}

// A single byte with ASCII on both sides is a character of an old encoding; other bad bytes are remains of
// UTF-8.
bool stands_alone(std::string_view bytes, std::size_t at, std::size_t next) {
    const auto byte = static_cast<unsigned char>(bytes[at]);
    const bool has_meaning = byte < 0xFE && (byte >= 0xA0 || from_1252(byte) != byte);
    return has_meaning && next == at + 1 && !is_cut(bytes, at, next) &&
           (at == 0 || is_ascii_byte(bytes[at - 1])) && (next == bytes.size() || is_ascii_byte(bytes[next]));
}

// Passes each code point beyond ASCII to `see` with its place; stops when that returns false.
template <class See>
bool each_non_ascii(std::string_view text, const See& see) {
    for (std::size_t i = find_non_ascii(text); i < text.size(); i = find_non_ascii(text, i)) {
        const CodePoint c = torn_code_point_at(text, i);
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

// What may stand behind a word that ends in "Ã" or "Â": closing marks, dashes, signs of ownership, a blank.
bool may_follow_a_word(char32_t c) {
    constexpr std::u32string_view signs = U"\u00A0…’”“‘–—»™®©";
    return signs.find(c) != std::u32string_view::npos;
}

// How much a repaired run tells, of which two suffice: a single pair such as "Ã…" may be what was meant;
// three characters in a row that make up one are not, nor two pairs, a capital in a word ("cafÃ©") or "Â£".
std::size_t evidence_in(std::string_view run, std::string_view decoded, char before) {
    std::size_t evidence = 0;
    each_non_ascii(decoded, [&](const CodePoint& c, std::size_t) {
        evidence += c.value >= 0x800 ? 2 : 1;
        return true;
    });
    const CodePoint second = code_point_at(run, code_point_at(run, 0).next);
    const bool is_strange = is_lower_letter(before) || !may_follow_a_word(second.value);
    return is_strange ? std::max<std::size_t>(evidence, 2) : evidence;
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

// Where the next item of a feed begins, or the next object of JSON; the end if there is none.
std::size_t end_of_part(std::string_view text, std::size_t at) {
    const bool is_json = text.starts_with('{') || text.starts_with('[');
    const char begin = is_json ? '{' : '<';
    for (std::size_t next = text.find(begin, at + 1); next != std::string_view::npos;
         next = text.find(begin, next + 1)) {
        const std::string_view rest = text.substr(next);
        if (is_json || rest.starts_with("<item") || rest.starts_with("<entry")) return next;
    }
    return text.size();
}

std::optional<std::string> undone_part(std::string_view bytes) {
    std::string text;
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
            evidence += evidence_in(run, *decoded, at == 0 ? ' ' : bytes[at - 1]);
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

}  // namespace

Utf8Census count_utf8(std::string_view bytes) {
    Utf8Census census;
    each_non_ascii(bytes, [&](const CodePoint& c, std::size_t at) {
        const bool is_broken = is_ill_formed(c, bytes, at);
        ++(is_broken ? census.broken : census.sequences);
        if (is_broken && is_cut(bytes, at, c.next)) ++census.cut;
        return true;
    });
    return census;
}

Mended mend_utf8(std::string_view bytes) {
    Mended mended;
    mended.text.reserve(bytes.size() + 16);
    std::size_t from = 0;
    each_non_ascii(bytes, [&](const CodePoint& c, std::size_t at) {
        const bool is_pair = c.next - at > 4;
        if (!is_pair && !is_ill_formed(c, bytes, at)) return true;
        mended.text.append(bytes, from, at - from);
        from = c.next;
        if (is_pair) {
            ++mended.joined;
            append_utf8(mended.text, c.value);
            return true;
        }
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
    bool is_undone = false;
    for (std::size_t at = 0; at < bytes.size();) {
        const std::string_view part = bytes.substr(at, end_of_part(bytes, at) - at);
        const std::optional<std::string> decoded = undone_part(part);
        is_undone |= decoded.has_value();
        text += decoded ? std::string_view(*decoded) : part;
        at += part.size();
    }
    if (!is_undone) return std::nullopt;
    return text;
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
