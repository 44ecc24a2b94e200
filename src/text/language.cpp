#include "text/language.h"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include <algorithm>
#include <array>

#include "text/ascii.h"
#include "text/english_words.h"
#include "text/language_names.h"
#include "text/language_scripts.h"
#include "text/plain_text.h"
#include "text/utf8.h"
#include "text/white_space.h"

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

// The first `characters` code points.
std::string_view beginning(std::string_view text, std::size_t characters) {
    std::size_t end = 0;
    while (end < text.size() && characters > 0) {
        end = code_point_at(text, end).next;
        --characters;
    }
    return text.substr(0, end);
}

// The first `characters` code points of each.
std::string sample_of(std::string_view title, std::string_view text, std::size_t characters) {
    return std::string(beginning(title, characters)) + "\n" + std::string(beginning(text, characters));
}

// Tags whose texts cannot be told apart, or are one to CLD2.
bool are_alike(std::string_view one, std::string_view other) {
    constexpr std::array<std::array<std::string_view, 4>, 4> families{
        {{"no", "nb", "nn"}, {"sr", "hr", "bs", "sh"}, {"id", "ms"}, {"fil", "tl"}}};
    const auto has = [](const auto& family, std::string_view tag) {
        return std::ranges::find(family, tag) != family.end();
    };
    return one == other || std::ranges::any_of(families, [&](const auto& family) {
               return has(family, one) && has(family, other);
           });
}

// Whether CLD2 may find one language in a text of another that has much of it in common: one Danish text in
// 70 is Norwegian to it. So that little does not contradict a statement.
bool is_mistaken_for(std::string_view found, std::string_view stated) {
    using Pair = std::array<std::string_view, 2>;
    constexpr std::array<Pair, 5> pairs{
        {{"no", "da"}, {"no", "sv"}, {"af", "nl"}, {"gl", "es"}, {"gl", "pt"}}};
    return std::ranges::any_of(pairs, [&](const Pair& pair) { return pair == Pair{found, stated}; });
}

// What CLD2 is told of a text that is stated to be in this language. Among languages as close as Spanish and
// Portuguese it rules out all but the hinted one, so a hint of either would keep the other from being found.
std::string hint_of(std::string_view stated) {
    return stated == "es" || stated == "pt" ? std::string() : std::string(stated);
}

// What CLD2 takes a text to be written in; empty if it is not sure.
std::string detected(const std::string& sample, const std::string& hint) {
    const CLD2::CLDHints hints{hint.empty() ? nullptr : hint.c_str(), nullptr, CLD2::UNKNOWN_ENCODING,
                               CLD2::UNKNOWN_LANGUAGE};
    CLD2::Language languages[3];
    int percents[3];
    double scores[3];
    int text_bytes = 0;
    bool reliable = false;
    const CLD2::Language language =
        CLD2::ExtDetectLanguageSummary(sample.data(), static_cast<int>(sample.size()), true, &hints, 0,
                                       languages, percents, scores, nullptr, &text_bytes, &reliable);
    if (!reliable || language == CLD2::UNKNOWN_LANGUAGE) return {};
    // It cannot tell Bosnian from Croatian, in which more is published.
    const std::string code = shortest_code(primary_language(CLD2::LanguageCode(language)));
    return code == "bs" ? "hr" : code;
}

// The tag without what cannot be told: a list of subtags from `rest`, which begins with the language.
std::string tag_of_subtags(std::string_view rest) {
    std::string tag;
    while (true) {
        const std::size_t end = rest.find_first_of("-_");
        const std::string_view subtag = rest.substr(0, end);
        if (!is_subtag(subtag, tag.empty())) return {};
        const std::string usual = in_usual_case(subtag, tag.empty());
        tag += tag.empty() ? shortest_code(usual) : usual;
        if (tag.empty() || end == std::string_view::npos) return tag;
        tag.push_back('-');
        rest.remove_prefix(end + 1);
    }
}

}  // namespace

std::string language_tag(std::string_view given) {
    const std::string_view text = trimmed(given, is_space_or_control);
    constexpr std::size_t longest_tag = 35;
    if (text.empty() || text.size() > longest_tag) return {};
    std::string tag = tag_of_subtags(text);
    return tag.empty() ? code_of_language_named(text) : tag;
}

std::string primary_language(std::string_view tag) {
    return lower_ascii(tag.substr(0, tag.find_first_of("-_")));
}

std::string language_of(std::string_view title, std::string_view text, std::string_view stated, Stated by) {
    constexpr std::size_t read = 150, read_if_in_doubt = 1000, enough = 60;
    std::string tag = language_tag(stated);
    const std::string primary = primary_language(tag);
    const std::string sample = sample_of(title, text, read);
    if (!is_utf8(sample)) return tag;
    if (primary.empty()) {
        std::string found = detected(sample, primary);
        if (!found.empty()) return found;
        const std::string longer = sample_of(title, text, read_if_in_doubt);
        return is_utf8(longer) ? detected(longer, primary) : std::string();
    }

    const bool is_long = count_characters(sample) > enough;
    const UScriptCode script = main_script(sample);
    // Short titles in Latin letters stand in the feeds of any language.
    const bool is_told_by_script = script != USCRIPT_LATIN && script != USCRIPT_COMMON;
    const bool is_contradicted =
        (is_told_by_script || (is_long && script == USCRIPT_LATIN)) && !is_written_in(primary, script);
    if (!is_contradicted && (by == Stated::of_item || !is_long)) return tag;
    // Most feeds say "en" and are right; CLD2 takes ten times as long to find that.
    if (primary == "en" && is_plainly_english(sample)) return tag;
    const std::string found = detected(sample, is_contradicted ? std::string() : hint_of(primary));
    if (!found.empty()) return are_alike(found, primary) || is_mistaken_for(found, primary) ? tag : found;
    return is_contradicted && is_told_by_script ? std::string(likely_language(script)) : tag;
}

}  // namespace tidings
