#include "charset/label.h"

#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <memory>

#include "text/ascii.h"

namespace tidings {

namespace {

bool is_label_character(char c) {
    return is_letter(c) || is_digit(c) || c == '-' || c == '_' || c == '.' || c == ':' || c == '+';
}

// The value behind `at`, with or without quotes and blanks around it.
std::string value_at(std::string_view text, std::size_t at) {
    while (at < text.size() &&
           (static_cast<unsigned char>(text[at]) <= ' ' || text[at] == '"' || text[at] == '\''))
        ++at;
    std::size_t end = at;
    while (end < text.size() && is_label_character(text[end])) ++end;
    constexpr std::size_t longest_label = 60;
    return lower_ascii(text.substr(at, std::min(end - at, longest_label)));
}

// The value of `name = value` in a lower-case text; empty if there is none.
std::string attribute(std::string_view text, std::string_view name) {
    for (std::size_t at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1)) {
        if (at > 0 && is_label_character(text[at - 1])) continue;
        std::size_t equals = at + name.size();
        while (equals < text.size() && static_cast<unsigned char>(text[equals]) <= ' ') ++equals;
        if (equals < text.size() && text[equals] == '=') return value_at(text, equals + 1);
    }
    return {};
}

struct Superset {
    std::string_view label;
    std::string_view name;
    std::string_view converter;
};

// What publishers label narrowly and write widely (WHATWG Encoding, section 4.2).
constexpr auto supersets = std::to_array<Superset>({
    {"us-ascii", "us-ascii", "windows-1252"},
    {"ascii", "us-ascii", "windows-1252"},
    {"ansi", "windows-1252", "windows-1252"},
    {"iso-8859-1", "iso-8859-1", "windows-1252"},
    {"iso8859-1", "iso-8859-1", "windows-1252"},
    {"iso_8859-1", "iso-8859-1", "windows-1252"},
    {"latin1", "iso-8859-1", "windows-1252"},
    {"latin-1", "iso-8859-1", "windows-1252"},
    {"l1", "iso-8859-1", "windows-1252"},
    {"iso-8859-9", "iso-8859-9", "windows-1254"},
    {"iso-8859-11", "iso-8859-11", "windows-874"},
    {"tis-620", "tis-620", "windows-874"},
    {"gb2312", "gb18030", "gb18030"},
    {"gb_2312-80", "gb18030", "gb18030"},
    {"gbk", "gb18030", "gb18030"},
    {"x-gbk", "gb18030", "gb18030"},
    {"cp936", "gb18030", "gb18030"},
    {"shift_jis", "shift_jis", "windows-31j"},
    {"shift-jis", "shift_jis", "windows-31j"},
    {"sjis", "shift_jis", "windows-31j"},
    {"x-sjis", "shift_jis", "windows-31j"},
    {"euc-kr", "euc-kr", "windows-949"},
    {"ks_c_5601-1987", "euc-kr", "windows-949"},
    {"ksc5601", "euc-kr", "windows-949"},
    {"iso-8859-8-i", "iso-8859-8-i", "iso-8859-8"},
    {"utf8", "utf-8", "utf-8"},
    {"utf-8", "utf-8", "utf-8"},
    {"unicode-1-1-utf-8", "utf-8", "utf-8"},
    {"ucs-2", "utf-16", "utf-16"},
    {"unicode", "utf-16", "utf-16"},
});

struct CloseConverter {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};

bool reads_as(UConverter* converter, std::string_view bytes, char16_t expected) {
    char16_t out[8];
    UErrorCode status = U_ZERO_ERROR;
    const std::int32_t length =
        ucnv_toUChars(converter, out, 8, bytes.data(), static_cast<std::int32_t>(bytes.size()), &status);
    return U_SUCCESS(status) && length == 1 && out[0] == expected;
}

// Encodings in which "<" may be something else are how script slips past a sanitiser.
bool is_wanted(UConverter* converter) {
    switch (ucnv_getType(converter)) {
        case UCNV_UTF8:
        case UCNV_UTF16:
        case UCNV_UTF16_BigEndian:
        case UCNV_UTF16_LittleEndian:
        case UCNV_UTF32:
        case UCNV_UTF32_BigEndian:
        case UCNV_UTF32_LittleEndian:
            return true;
        case UCNV_SBCS:
        case UCNV_MBCS:
        case UCNV_LATIN_1:
        case UCNV_US_ASCII:
            return reads_as(converter, "<", u'<') && reads_as(converter, "A", u'A');
        default:
            return false;
    }
}

}  // namespace

std::string charset_of_content_type(std::string_view content_type) {
    return attribute(lower_ascii(content_type), "charset");
}

std::string charset_of_declaration(std::string_view bytes) {
    constexpr std::size_t longest_declaration = 400;
    constexpr std::size_t longest_noise = 4096;  // blank lines and warnings that some sites put before it
    const std::size_t start = bytes.substr(0, longest_noise).find("<?xml");
    if (start == std::string_view::npos) return {};
    const std::string_view declaration = bytes.substr(start, longest_declaration);
    return attribute(lower_ascii(declaration.substr(0, declaration.find('>'))), "encoding");
}

Charset charset_named(std::string_view given) {
    const std::string label = lower_ascii(given);
    const auto known = std::ranges::find(supersets, std::string_view(label), &Superset::label);
    if (known != supersets.end()) return {std::string(known->name), std::string(known->converter)};
    if (label.empty()) return {};

    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, CloseConverter> converter(ucnv_open(label.c_str(), &status));
    if (U_FAILURE(status)) return {};
    const bool japanese_mail = label == "iso-2022-jp";
    if (!japanese_mail && !is_wanted(converter.get())) return {};
    // "ISO-8859-7" is its MIME name; IANA's own is "ISO_8859-7:1987".
    for (const char* standard : {"MIME", "IANA"}) {
        UErrorCode none = U_ZERO_ERROR;
        const char* name = ucnv_getStandardName(label.c_str(), standard, &none);
        if (U_SUCCESS(none) && name != nullptr) return {lower_ascii(name), label};
    }
    return {label, label};
}

}  // namespace tidings
