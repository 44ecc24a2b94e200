#include "text/language.h"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include <algorithm>

#include "text/ascii.h"
#include "text/utf8.h"

namespace tidings {

namespace {

// A subtag's usual case: "Latn" for scripts, "GB" for regions, lower case for the rest (RFC 5646,
// section 2.1.1).
std::string in_usual_case(std::string_view subtag, bool first) {
    std::string text = lower_ascii(subtag);
    const bool letters = std::ranges::all_of(text, is_letter);
    if (first || !letters) return text;
    if (text.size() == 4) text[0] = to_upper(text[0]);
    if (text.size() == 2) std::ranges::transform(text, text.begin(), to_upper);
    return text;
}

bool is_subtag(std::string_view text, bool first) {
    if (text.size() > 8 || text.empty()) return false;
    // RFC 5646 section 2.2.1 has room for longer languages, but none was ever registered.
    if (first && (text.size() < 2 || text.size() > 3 || !std::ranges::all_of(text, is_letter))) return false;
    return std::ranges::all_of(text, [](char c) { return is_letter(c) || is_digit(c); });
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && static_cast<unsigned char>(text.front()) <= ' ') text.remove_prefix(1);
    while (!text.empty() && static_cast<unsigned char>(text.back()) <= ' ') text.remove_suffix(1);
    return text;
}

// The first `characters` code points.
std::string_view beginning(std::string_view text, std::size_t characters) {
    std::size_t end = 0;
    while (end < text.size() && characters > 0) {
        end = code_point_at(text, end).next;
        --characters;
    }
    return text.substr(0, end);
}

// The codes that CLD2 still uses and BCP 47 has replaced.
std::string modern(std::string_view code) {
    if (code == "iw") return "he";
    if (code == "in") return "id";
    if (code == "jw") return "jv";
    return primary_language(code);
}

}  // namespace

std::string language_tag(std::string_view given) {
    std::string_view rest = trimmed(given);
    constexpr std::size_t longest_tag = 35;
    if (rest.empty() || rest.size() > longest_tag) return {};
    std::string tag;
    while (true) {
        const std::size_t end = rest.find_first_of("-_");
        const std::string_view subtag = rest.substr(0, end);
        if (!is_subtag(subtag, tag.empty())) return {};
        tag += in_usual_case(subtag, tag.empty());
        if (end == std::string_view::npos) return tag;
        tag.push_back('-');
        rest.remove_prefix(end + 1);
    }
}

std::string primary_language(std::string_view tag) {
    return lower_ascii(tag.substr(0, tag.find_first_of("-_")));
}

std::string detect_language(std::string_view title, std::string_view text, std::string_view hint) {
    constexpr std::size_t read = 300;
    const std::string hinted = primary_language(language_tag(hint));
    const std::string sample =
        std::string(beginning(title, read)) + "\n" + std::string(beginning(text, read));
    if (!is_utf8(sample)) return hinted;

    const CLD2::CLDHints hints{hinted.empty() ? nullptr : hinted.c_str(), nullptr, CLD2::UNKNOWN_ENCODING,
                               CLD2::UNKNOWN_LANGUAGE};
    CLD2::Language languages[3];
    int percents[3];
    double scores[3];
    int text_bytes = 0;
    bool reliable = false;
    const CLD2::Language language =
        CLD2::ExtDetectLanguageSummary(sample.data(), static_cast<int>(sample.size()), true, &hints, 0,
                                       languages, percents, scores, nullptr, &text_bytes, &reliable);
    if (!reliable || language == CLD2::UNKNOWN_LANGUAGE) return hinted;
    return modern(CLD2::LanguageCode(language));
}

}  // namespace tidings
