#include "charset/convert.h"

#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <memory>

#include "charset/piecewise_decoder.h"
#include "text/utf8.h"

namespace tidings {

namespace {

struct Close {
    void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};

std::size_t count_replacements(std::string_view text) {
    constexpr std::string_view replacement = "\uFFFD";
    std::size_t count = 0;
    for (std::size_t at = text.find(replacement); at != std::string_view::npos;
         at = text.find(replacement, at + 3))
        ++count;
    return count;
}

// The detector's guesses that we believe, how sure it must be, and the superset that Windows writes under
// that name. It takes any Latin text for one of its Latin encodings, so those need more.
struct Belief {
    std::string_view guess;
    std::int32_t least_confidence;
    std::string_view charset;
};
constexpr auto beliefs = std::to_array<Belief>({
    {"Shift_JIS", 30, "shift_jis"},
    {"EUC-JP", 30, "euc-jp"},
    {"EUC-KR", 30, "euc-kr"},
    {"GB18030", 30, "gb18030"},
    {"Big5", 30, "big5"},
    {"ISO-2022-JP", 50, "iso-2022-jp"},
    {"KOI8-R", 20, "koi8-r"},
    {"windows-1251", 20, "windows-1251"},
    {"ISO-8859-5", 40, "iso-8859-5"},
    {"windows-1253", 20, "windows-1253"},
    {"ISO-8859-7", 20, "windows-1253"},
    {"windows-1255", 20, "windows-1255"},
    {"ISO-8859-8-I", 20, "windows-1255"},
    {"ISO-8859-8", 20, "windows-1255"},
    {"windows-1256", 20, "windows-1256"},
    {"ISO-8859-6", 40, "iso-8859-6"},
    {"windows-1250", 40, "windows-1250"},
    {"ISO-8859-2", 40, "iso-8859-2"},
    {"windows-1254", 50, "windows-1254"},
    {"ISO-8859-9", 50, "windows-1254"},
});

// The charset to read; empty if the guess is not believed.
std::string_view believed(std::string_view guess, std::int32_t confidence) {
    const auto belief = std::ranges::find(beliefs, guess, &Belief::guess);
    return belief != beliefs.end() && confidence >= belief->least_confidence ? belief->charset
                                                                             : std::string_view();
}

// The detector does not know Thai: nearly all high bytes are its letters, and they stand in long runs.
bool looks_thai(std::string_view bytes) {
    std::size_t high = 0;
    std::size_t thai = 0;
    std::size_t runs = 0;
    bool in_run = false;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        const bool is_high = byte >= 0x80;
        if (is_high && !in_run) ++runs;
        in_run = is_high;
        if (!is_high) continue;
        ++high;
        if ((byte >= 0xA1 && byte <= 0xDA) || (byte >= 0xDF && byte <= 0xF9)) ++thai;
    }
    if (high < 12 || thai < high) return false;
    // Of the letters below, each Thai text has plenty: no vowel is written without its signs.
    const auto signs = std::ranges::count_if(bytes, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte == 0xD2 || (byte >= 0xD4 && byte <= 0xD9) || (byte >= 0xE0 && byte <= 0xE9);
    });
    return static_cast<std::size_t>(signs) * 5 > high && high > runs * 3;
}

std::string detector_guess(std::string_view bytes) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UCharsetDetector, Close> detector(ucsdet_open(&status));
    if (U_FAILURE(status)) return {};
    ucsdet_enableInputFilter(detector.get(), 1);  // ignores what stands in tags
    ucsdet_setText(detector.get(), bytes.data(), static_cast<std::int32_t>(bytes.size()), &status);
    std::int32_t found = 0;
    const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &found, &status);
    for (std::int32_t i = 0; U_SUCCESS(status) && i < found; ++i) {
        const std::string_view name = ucsdet_getName(matches[i], &status);
        const std::int32_t confidence = ucsdet_getConfidence(matches[i], &status);
        if (const std::string_view charset = believed(name, confidence); !charset.empty())
            return std::string(charset);
        if (name == "ISO-8859-1" || name == "windows-1252") return "windows-1252";
    }
    return {};
}

}  // namespace

Converted convert_to_utf8(std::string_view bytes, const std::string& name) {
    Converted result{PiecewiseDecoder(name).decode(bytes, true)};
    result.replaced = count_replacements(result.text);
    return result;
}

std::string sniff_charset(std::string_view bytes) {
    // Around the first byte that is not ASCII, where there is something to see.
    constexpr std::size_t sample = 64 * 1024;
    const std::size_t high = find_non_ascii(bytes);
    const std::string_view part = bytes.substr(high > 2048 ? high - 2048 : 0, sample);
    if (looks_thai(part)) return "tis-620";
    const std::string guess = detector_guess(part);
    return guess.empty() ? "windows-1252" : guess;
}

}  // namespace tidings
