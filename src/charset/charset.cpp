#include "charset/charset.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <utility>

#include "charset/byte_survey.h"
#include "charset/convert.h"
#include "charset/label.h"
#include "charset/repair.h"

namespace tidings {

namespace {

struct ByteOrderMark {
    std::string_view bytes;
    std::string_view charset;
};

// UTF-32's little-endian mark begins with UTF-16's, so it comes first.
using namespace std::string_view_literals;
constexpr auto marks = std::to_array<ByteOrderMark>({
    {"\xEF\xBB\xBF"sv, "utf-8"},
    {"\xFF\xFE\0\0"sv, "utf-32le"},
    {"\0\0\xFE\xFF"sv, "utf-32be"},
    {"\xFF\xFE"sv, "utf-16le"},
    {"\xFE\xFF"sv, "utf-16be"},
});

const ByteOrderMark* find_mark(std::string_view bytes) {
    const auto found =
        std::ranges::find_if(marks, [&](const ByteOrderMark& mark) { return bytes.starts_with(mark.bytes); });
    return found == marks.end() ? nullptr : &*found;
}

// UTF-16 or UTF-32 without a mark: the zero bytes of the first characters, which in any feed are ASCII.
std::string_view wide_charset(std::string_view bytes) {
    std::array<std::size_t, 4> zeros{};
    const std::size_t seen = std::min<std::size_t>(bytes.size(), 256) / 4 * 4;
    if (seen < 4) return {};
    for (std::size_t i = 0; i < seen; ++i) zeros[i % 4] += bytes[i] == '\0' ? 1U : 0U;
    const std::size_t most = seen / 4 - seen / 16;
    const auto mostly = [&](std::size_t column) { return zeros[column] >= most; };
    const auto hardly = [&](std::size_t column) { return zeros[column] <= seen / 16; };
    if (mostly(0) && mostly(1) && mostly(2) && hardly(3)) return "utf-32be";
    if (mostly(1) && mostly(2) && mostly(3) && hardly(0)) return "utf-32le";
    if (mostly(0) && mostly(2) && hardly(1) && hardly(3)) return "utf-16be";
    if (mostly(1) && mostly(3) && hardly(0) && hardly(2)) return "utf-16le";
    return {};
}

bool is_wide(const Charset& charset) {
    return charset.converter.starts_with("utf-16") || charset.converter.starts_with("utf-32");
}

void warn(Decoded& decoded, std::string code, std::string message) {
    decoded.warnings.push_back({std::move(code), std::move(message)});
}

void warn_of_double_encoding(Decoded& decoded) {
    warn(decoded, "double-encoded", "The text was encoded as UTF-8 twice; it was decoded twice");
}

void repair_c1_controls(Decoded& decoded) {
    if (std::optional<std::string> text = undo_c1_controls(decoded.text())) {
        decoded.converted = std::move(text);
        warn(decoded, "c1-controls", "C1 control characters were read as windows-1252");
    }
}

// Mojibake that was made before the document was encoded.
void repair(Decoded& decoded, const ByteSurvey& survey) {
    bool may_have_c1_controls = survey.may_have_c1_controls;
    if (survey.may_be_encoded_twice)
        if (std::optional<std::string> text = undo_double_encoding(decoded.text())) {
            decoded.converted = std::move(text);
            warn_of_double_encoding(decoded);
            may_have_c1_controls = true;
        }
    if (may_have_c1_controls) repair_c1_controls(decoded);
}

void warn_of_replacements(Decoded& decoded, std::size_t replaced) {
    if (replaced == 0) return;
    warn(decoded, "invalid-bytes",
         std::to_string(replaced) + " byte sequences mean nothing in " + decoded.charset +
             " and were replaced");
}

Decoded decode_well_formed(std::string_view bytes, const ByteSurvey& survey, std::string charset) {
    Decoded decoded{bytes, std::nullopt, std::move(charset), {}};
    repair(decoded, survey);
    return decoded;
}

Decoded decode_nearly_utf8(std::string_view bytes) {
    const std::optional<std::string> undoubled = undo_double_encoding(bytes);
    Mended mended = mend_utf8(undoubled ? *undoubled : bytes);
    Decoded decoded{bytes, std::move(mended.text), "utf-8", {}};
    if (undoubled) warn_of_double_encoding(decoded);
    warn_of_replacements(decoded, mended.replaced);
    if (mended.joined > 0) {
        warn(decoded, "surrogates",
             std::to_string(mended.joined) +
                 " characters were written as two surrogates (CESU-8) and were put together");
    }
    if (mended.as_1252 > 0) {
        warn(decoded, "stray-bytes",
             std::to_string(mended.as_1252) + " bytes that are not UTF-8 were read as windows-1252");
    }
    repair_c1_controls(decoded);
    return decoded;
}

Decoded decode_converted(std::string_view bytes, const Charset& charset, Converted converted) {
    if (converted.text.starts_with("\xEF\xBB\xBF")) converted.text.erase(0, 3);
    Decoded decoded{bytes, std::move(converted.text), charset.name, {}};
    warn_of_replacements(decoded, converted.replaced);
    const auto only_in_1252 = [](char c) { return (static_cast<unsigned char>(c) & 0xE0U) == 0x80; };
    if (charset.name == "iso-8859-1" && std::ranges::any_of(bytes, only_in_1252))
        decoded.charset = "windows-1252";
    repair(decoded, survey_bytes(decoded.text()));
    return decoded;
}

Decoded decode_as(std::string_view bytes, const Charset& charset) {
    return decode_converted(bytes, charset, convert_to_utf8(bytes, charset.converter));
}

// Neither UTF-8 nor labelled in a way to believe. What is counted is sequences, not bytes, and one that an
// excerpt cut speaks for UTF-8, not against it. Few UTF-8 sequences suffice where that is the label and each
// bad byte stands alone: other encodings hardly ever look like it.
Decoded decode_by_looking(std::string_view bytes, const Charset& label) {
    const Utf8Census census = count_utf8(bytes);
    const std::size_t for_utf8 = census.sequences + census.cut;
    const bool mostly = for_utf8 >= census.broken - census.cut;
    const bool mendable = label.name == "utf-8" && mend_utf8(bytes).replaced == 0;
    if (for_utf8 > 0 && (mostly || mendable)) return decode_nearly_utf8(bytes);
    return decode_as(bytes, charset_named(sniff_charset(bytes)));
}

Decoded decode_despite_label(std::string_view bytes, const Charset& charset) {
    Decoded decoded = decode_by_looking(bytes, charset);
    if (decoded.charset != charset.name) {
        warn(decoded, "charset-overruled", "Labelled " + charset.name + " but read as " + decoded.charset);
    }
    return decoded;
}

// Well-formed UTF-8 under the label of something else. Short texts in East Asian encodings of two bytes look
// like that by chance, so they are believed; Shift_JIS hardly ever does.
Decoded decode_overruled_utf8(std::string_view bytes, const ByteSurvey& survey, const Charset& charset) {
    constexpr std::size_t by_chance = 8;
    const bool two_bytes =
        !is_wide(charset) && convert_to_utf8("\xB0\xA1"sv, charset.converter).text.size() == 3;
    if (two_bytes && count_utf8(bytes).sequences < by_chance &&
        convert_to_utf8(bytes, charset.converter).replaced == 0) {
        return decode_as(bytes, charset);
    }
    Decoded decoded = decode_well_formed(bytes, survey, "utf-8");
    warn(decoded, "charset-overruled", "Labelled " + charset.name + " but the bytes are UTF-8");
    return decoded;
}

Decoded decode_utf8(std::string_view bytes, const ByteSurvey& survey, const Charset& charset) {
    if (charset.name.empty() || charset.name == "utf-8") return decode_well_formed(bytes, survey, "utf-8");
    if (charset.name == "iso-2022-jp" && bytes.find('\x1B') != std::string_view::npos)
        return decode_as(bytes, charset);
    if (survey.is_ascii && !is_wide(charset)) return decode_well_formed(bytes, survey, charset.name);
    return decode_overruled_utf8(bytes, survey, charset);
}

// The label explains the bytes: they are not UTF-8 but for a slip, and most of them mean something in it.
std::optional<Decoded> decode_by_label(std::string_view bytes, const Charset& charset) {
    if (charset.name == "utf-8" || charset.name == "us-ascii" || is_wide(charset)) return std::nullopt;
    const Utf8Census census = count_utf8(bytes);
    if (census.sequences > 4 && census.sequences > 20 * census.broken) return std::nullopt;
    Converted converted = convert_to_utf8(bytes, charset.converter);
    if (5 * converted.replaced > census.sequences + census.broken) return std::nullopt;
    return decode_converted(bytes, charset, std::move(converted));
}

// Bytes without a mark, under a label or none.
Decoded decode_unmarked(std::string_view bytes, const Charset& charset) {
    if (const ByteSurvey survey = survey_bytes(bytes); survey.is_utf8)
        return decode_utf8(bytes, survey, charset);
    if (charset.name.empty()) {
        Decoded decoded = decode_by_looking(bytes, charset);
        if (decoded.charset != "utf-8") {
            warn(decoded, "charset-guessed",
                 "No charset is named and the bytes are not UTF-8; read as " + decoded.charset);
        }
        return decoded;
    }
    if (std::optional<Decoded> decoded = decode_by_label(bytes, charset)) return std::move(*decoded);
    return decode_despite_label(bytes, charset);
}

// The label of the document: HTTP's, else the declaration's.
Charset find_label(std::string_view bytes, std::string_view content_type, std::vector<Warning>& warnings) {
    for (const std::string& label : {charset_of_content_type(content_type), charset_of_declaration(bytes)}) {
        if (label.empty()) continue;
        Charset charset = charset_named(label);
        if (!charset.name.empty()) return charset;
        warnings.push_back({"unknown-charset", "The charset " + label + " is not known or not accepted"});
    }
    return {};
}

}  // namespace

std::string self_evident_charset(std::string_view beginning) {
    if (const ByteOrderMark* mark = find_mark(beginning)) return std::string(mark->charset);
    return std::string(wide_charset(beginning));
}

Decoded to_utf8(std::string_view bytes, std::string_view content_type) {
    if (const ByteOrderMark* mark = find_mark(bytes)) {
        const std::string_view rest = bytes.substr(mark->bytes.size());
        const Charset charset{std::string(mark->charset), std::string(mark->charset)};
        const bool wide_lie = is_wide(charset) && rest.starts_with("<?xml"sv);
        if (!wide_lie && is_wide(charset)) return decode_as(rest, charset);
        const ByteSurvey survey = survey_bytes(rest);
        return survey.is_utf8 ? decode_well_formed(rest, survey, "utf-8") : decode_nearly_utf8(rest);
    }
    if (const std::string_view wide = wide_charset(bytes); !wide.empty()) {
        return decode_as(bytes, Charset{std::string(wide), std::string(wide)});
    }
    std::vector<Warning> warnings;
    const Charset charset = find_label(bytes, content_type, warnings);
    Decoded decoded = decode_unmarked(bytes, charset);
    decoded.warnings.insert(decoded.warnings.begin(), warnings.begin(), warnings.end());
    return decoded;
}

}  // namespace tidings
