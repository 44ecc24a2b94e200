#include "text/plain_text.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <memory>
#include <vector>

#include "text/ascii.h"
#include "text/fold_table.h"
#include "text/utf8.h"

namespace tidings {

namespace {

enum class Role { shown, space, line_break, dropped };

// Bidi controls could turn the line around a title as well; BOM and noncharacters show nothing.
bool is_unwanted(char32_t c) {
    return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF || (c >= 0xFDD0 && c <= 0xFDEF) ||
           (c & 0xFFFE) == 0xFFFE;
}

Role role_of(char32_t c) {
    if (c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029) return Role::line_break;
    if (c <= 0x20 || (c >= 0x7F && c <= 0xA0)) return Role::space;
    if (c < 0x300) return Role::shown;
    if (is_unwanted(c)) return Role::dropped;
    return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0 ? Role::space : Role::shown;
}

// Where a piece of at least `least` bytes may end so that normalising it alone is the same as normalising
// all; or, in a run of marks that no language writes, somewhere.
std::size_t end_of_piece(const icu::Normalizer2& form, std::string_view text, std::size_t from) {
    constexpr std::size_t least = 512;
    constexpr std::size_t most = 2 * least;
    std::size_t end = from + least;
    while (end < text.size() && is_continuation_byte(text[end])) ++end;
    while (end < text.size() && end < from + most) {
        const CodePoint c = code_point_at(text, end);
        if (form.hasBoundaryBefore(static_cast<UChar32>(c.value))) break;
        end = c.next;
    }
    return std::min(end, text.size());
}

// ICU sorts the marks behind a letter in quadratic time, so it gets the text in pieces.
std::string normalised(const icu::Normalizer2& form, std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t end = end_of_piece(form, text, from);
        const auto size = static_cast<std::int32_t>(end - from);
        icu::StringByteSink<std::string> sink(&out);
        UErrorCode status = U_ZERO_ERROR;
        form.normalizeUTF8(0, icu::StringPiece(text.data() + from, size), sink, nullptr, status);
        from = end;
    }
    return out;
}

// Up to U+02FF nothing combines, so such text is in NFC already.
std::string in_nfc(std::string text, bool may_combine) {
    if (!may_combine) return text;
    UErrorCode status = U_ZERO_ERROR;
    return normalised(*icu::Normalizer2::getNFCInstance(status), text);
}

// What stands between two shown characters, folded.
struct Gap {
    bool wide = false;
    std::size_t breaks = 0;
};

void append_gap(std::string& out, const Gap& gap, bool keep_breaks) {
    if (out.empty() || !gap.wide) return;
    if (keep_breaks && gap.breaks > 0) {
        out.append(std::min<std::size_t>(gap.breaks, 2), '\n');
    } else {
        out.push_back(' ');
    }
}

// The byte where the first `limit` code points end.
std::size_t byte_after(std::string_view utf8, std::size_t limit) {
    if (utf8.size() <= limit) return utf8.size();
    std::size_t seen = 0;
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        if (!is_continuation_byte(utf8[i]) && seen++ == limit) return i;
    }
    return utf8.size();
}

// Counts the marks in a row, of which more than 30 are no language (UAX #15, section 13) but a tower over
// other lines.
class MarkCounter {
  public:
    bool is_one_too_many(char32_t c) {
        constexpr int most = 30;
        const bool mark = c >= 0x300 && u_getIntPropertyValue(static_cast<UChar32>(c),
                                                              UCHAR_LEAD_CANONICAL_COMBINING_CLASS) != 0;
        marks_ = mark ? marks_ + 1 : 0;
        return marks_ > most;
    }

  private:
    int marks_ = 0;
};

// The bytes of a character that is shown as it is and joins with none before it; 0 for any other. ASCII,
// Latin letters with accents, dashes and quotation marks; Greek and Cyrillic letters.
std::size_t plain_bytes_at(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) {
        return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U;
    };
    const unsigned lead = byte(0);
    if (lead > 0x20 && lead < 0x7F) return 1;
    const unsigned second = byte(1);
    if ((second & 0xC0U) != 0x80) return 0;
    if (lead == 0xC2) return second > 0xA0 ? 2 : 0;
    if (lead >= 0xC3 && lead <= 0xCB) return 2;
    if (lead == 0xCE) return second >= 0x91 ? 2 : 0;
    if (lead == 0xCF) return second <= 0x8E ? 2 : 0;
    if (lead == 0xD0 || lead == 0xD1) return lead == 0xD0 || second <= 0x9F ? 2 : 0;
    const bool is_mark = lead == 0xE2 && second == 0x80 && byte(2) >= 0x90 && byte(2) <= 0xA7;
    return is_mark ? 3 : 0;
}

// Where the text stops being clean already: plain characters with single spaces between them, no more than
// `limit`.
std::size_t end_of_clean(std::string_view text, std::size_t limit) {
    std::size_t characters = 0;
    bool space = true;  // none may begin the text
    std::size_t i = 0;
    while (i < text.size() && characters < limit) {
        const bool is_space = text[i] == ' ';
        const std::size_t bytes = is_space ? 1 : plain_bytes_at(text, i);
        if (bytes == 0 || (is_space && space)) break;
        space = is_space;
        ++characters;
        i += bytes;
    }
    return i;
}

std::string clean(std::string_view text, std::size_t limit, bool keep_breaks) {
    if (end_of_clean(text, limit) == text.size() && !text.ends_with(' ')) return std::string(text);
    std::string out;
    out.reserve(std::min(text.size(), 4 * std::min(limit, text.size())));
    Gap gap;
    MarkCounter marks;
    bool may_combine = false;
    std::size_t characters = 0;
    for (std::size_t i = 0; i < text.size() && characters < limit;) {
        const CodePoint c = code_point_at(text, i);
        const Role role = marks.is_one_too_many(c.value) ? Role::dropped : role_of(c.value);
        if (role == Role::shown) {
            append_gap(out, gap, keep_breaks);
            gap = {};
            append_utf8(out, c.value);
            may_combine = may_combine || c.value >= 0x300;
            ++characters;
        } else if (role != Role::dropped) {
            const bool second_half = c.value == '\n' && i > 0 && text[i - 1] == '\r';
            gap.wide = true;
            gap.breaks += role == Role::line_break && !second_half ? 1 : 0;
        }
        i = c.next;
    }
    out = in_nfc(std::move(out), may_combine);
    out.resize(byte_after(out, limit));
    while (out.ends_with(' ') || out.ends_with('\n')) out.pop_back();
    return out;
}

// A character that belongs to the one before it: accents, variation selectors, joiners, skin tones.
bool clings(char32_t c) {
    const auto code = static_cast<UChar32>(c);
    return (U_GET_GC_MASK(code) & U_GC_M_MASK) != 0 || c == 0x200D || (c >= 0x1F3FB && c <= 0x1F3FF);
}

// Where a text may be cut to be at most `end` bytes: behind a word if there is one, never inside a character.
std::size_t place_to_cut(std::string_view text, std::size_t end) {
    const std::size_t space = text.find_last_of(" \n\t", end);
    if (space != std::string_view::npos && space > end / 2) return space;
    while (end > 0 && (is_continuation_byte(text[end]) || clings(code_point_at(text, end).value))) --end;
    return end;
}

const icu::Normalizer2& casefold() {
    UErrorCode status = U_ZERO_ERROR;
    return *icu::Normalizer2::getNFKCCasefoldInstance(status);
}

// The ASCII characters from `from` on; returns where they end.
std::size_t append_lower_ascii(std::string& out, std::string_view text, std::size_t from) {
    const std::size_t end = find_non_ascii(text, from);
    const std::size_t before = out.size();
    out.append(text, from, end - from);
    for (std::size_t i = before; i < out.size(); ++i) out[i] = to_lower(out[i]);
    return end;
}

std::string lower_latin(std::string_view text) {
    // A transliterator takes milliseconds to make and is not for use by two threads at once.
    thread_local const std::unique_ptr<const icu::Transliterator> latin = [] {
        UErrorCode status = U_ZERO_ERROR;
        return std::unique_ptr<const icu::Transliterator>(icu::Transliterator::createInstance(
            "Any-Latin; NFD; [:Nonspacing Mark:] Remove; NFC; Latin-ASCII; Lower", UTRANS_FORWARD, status));
    }();
    icu::UnicodeString converted =
        icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
    if (latin) latin->transliterate(converted);
    std::string ascii;
    converted.toUTF8String(ascii);
    return ascii;
}

constexpr std::size_t longest_slug = 80;

}  // namespace

std::string clean_line(std::string_view text, std::size_t limit) { return clean(text, limit, false); }

std::string clean_text(std::string_view text, std::size_t limit) { return clean(text, limit, true); }

std::string shorten(std::string_view text, std::size_t characters) {
    if (byte_after(text, characters) == text.size()) return std::string(text);
    if (characters == 0) return {};
    std::string_view start = text.substr(0, place_to_cut(text, byte_after(text, characters - 1)));
    while (!start.empty() && std::string_view(" \n\t,;:").find(start.back()) != std::string_view::npos)
        start.remove_suffix(1);
    return std::string(start) + "…";
}

std::size_t count_characters(std::string_view utf8) {
    return static_cast<std::size_t>(
        std::ranges::count_if(utf8, [](char c) { return !is_continuation_byte(c); }));
}

std::string fold_case(std::string_view text) {
    std::string folded;
    folded.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        i = append_lower_ascii(folded, text, i);
        if (i == text.size()) break;
        const CodePoint c = code_point_at(text, i);
        const FoldTable::Entry& entry = fold_table().entry(c.value);
        if (entry.part == FoldTable::Part::unknown) return normalised(casefold(), text);
        folded += entry.folded();
        i = c.next;
    }
    return folded;
}

std::string slugify(std::string_view text) {
    const std::string_view start = text.substr(0, byte_after(text, 4 * longest_slug));
    const std::string ascii = find_non_ascii(start) == start.size() ? lower_ascii(start) : lower_latin(start);
    std::string slug;
    for (const char c : ascii) {
        if (is_letter(c) || is_digit(c)) {
            slug.push_back(to_lower(c));
        } else if (c != '\'' && !slug.empty() && slug.back() != '-') {
            slug.push_back('-');
        }
    }
    if (slug.size() > longest_slug) {
        const std::size_t dash = slug.rfind('-', longest_slug);
        slug.resize(dash == std::string::npos || dash < longest_slug / 2 ? longest_slug : dash);
    }
    while (slug.ends_with('-')) slug.pop_back();
    return slug.empty() ? "x" : slug;
}

}  // namespace tidings
