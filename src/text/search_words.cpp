#include "text/search_words.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <array>
#include <optional>

#include "text/utf8.h"

namespace tidings {
namespace {

// What a character is to a word.
struct Folded {
    enum class Role { part, invisible, separator } role = Role::separator;
    std::string bytes;  // of a part
};

// Letters that Unicode does not decompose.
std::optional<std::string_view> spelt_out(char32_t c) {
    switch (c) {
        case U'ß':
        case U'ẞ':
            return "ss";
        case U'ø':
        case U'Ø':
            return "o";
        case U'æ':
        case U'Æ':
            return "ae";
        case U'œ':
        case U'Œ':
            return "oe";
        case U'ł':
        case U'Ł':
            return "l";
        case U'đ':
        case U'Đ':
        case U'ð':
        case U'Ð':
            return "d";
        case U'þ':
        case U'Þ':
            return "th";
        case U'ı':
        case U'İ':
            return "i";
        case U'ς':
            return "σ";
        default:
            return std::nullopt;
    }
}

bool is_mark(UChar32 c) {
    const int8_t kind = u_charType(c);
    return kind == U_NON_SPACING_MARK || kind == U_ENCLOSING_MARK || kind == U_COMBINING_SPACING_MARK;
}

// Soft hyphen, zero-width space, joiners, direction marks, word joiner, byte order mark.
bool is_invisible(UChar32 c) { return u_charType(c) == U_FORMAT_CHAR || c == 0x200B; }

void append_folded(std::string& bytes, UChar32 c) {
    if (is_mark(c)) return;
    const UChar32 small = u_foldCase(c, U_FOLD_CASE_DEFAULT);
    if (const auto spelt = spelt_out(static_cast<char32_t>(small)))
        bytes += *spelt;
    else if (u_isalnum(small))
        append_utf8(bytes, static_cast<char32_t>(small));
}

Folded fold(char32_t c) {
    const auto code = static_cast<UChar32>(c);
    if (is_mark(code)) return {Folded::Role::invisible, {}};
    if (is_invisible(code)) return {Folded::Role::invisible, {}};
    Folded folded{Folded::Role::part, {}};
    if (const auto spelt = spelt_out(c)) {
        folded.bytes = *spelt;
        return folded;
    }
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString parts;
    const icu::Normalizer2* const form = icu::Normalizer2::getNFKDInstance(status);
    if (U_FAILURE(status) || !form->getDecomposition(code, parts)) parts = icu::UnicodeString(code);
    for (int32_t at = 0; at < parts.length(); at = parts.moveIndex32(at, 1))
        append_folded(folded.bytes, parts.char32At(at));
    if (folded.bytes.empty()) folded.role = Folded::Role::separator;
    return folded;
}

// Latin, Greek and Cyrillic are looked up.
constexpr char32_t first_unknown = 0x530;

const std::array<Folded, first_unknown>& table() {
    static const std::array<Folded, first_unknown> all = [] {
        std::array<Folded, first_unknown> made;
        for (char32_t c = 0; c < first_unknown; ++c) made[c] = fold(c);
        return made;
    }();
    return all;
}

// Calls take(part, begin, end) for each character that is part of a word, and `done` where a word ends.
template <class Take, class Done>
void each_part(std::string_view text, const Take& take, const Done& done) {
    const std::array<Folded, first_unknown>& known = table();
    for (std::size_t at = 0; at < text.size();) {
        const auto [c, next] = code_point_at(text, at);
        if (c < first_unknown) {
            const Folded& folded = known[c];
            if (folded.role == Folded::Role::part)
                take(folded.bytes, at, next);
            else if (folded.role == Folded::Role::separator)
                done();
        } else {
            const Folded folded = fold(c);
            if (folded.role == Folded::Role::part)
                take(folded.bytes, at, next);
            else if (folded.role == Folded::Role::separator)
                done();
        }
        at = next;
    }
    done();
}

}  // namespace

std::vector<SearchWord> search_words(std::string_view text) {
    std::vector<SearchWord> words;
    bool is_open = false;
    each_part(
        text,
        [&](const std::string& part, std::size_t begin, std::size_t end) {
            if (!is_open) words.push_back({{}, begin, end});
            is_open = true;
            words.back().folded += part;
            words.back().end = end;
        },
        [&] { is_open = false; });
    return words;
}

std::string search_text(std::string_view text) {
    std::string all;
    all.reserve(text.size());
    bool is_open = true;
    each_part(
        text,
        [&](const std::string& part, std::size_t, std::size_t) {
            if (!is_open) all += ' ';
            is_open = true;
            all += part;
        },
        [&] { is_open = all.empty(); });
    return all;
}

}  // namespace tidings
