#include "text/language_scripts.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "text/ascii.h"
#include "text/utf8.h"

namespace tidings {

namespace {

struct Writing {
    UScriptCode script;
    std::string_view language;
};

// Of each script the language with the most readers first (CLDR, supplemental data).
constexpr auto writings = std::to_array<Writing>({
    {USCRIPT_GREEK, "el"},       {USCRIPT_CYRILLIC, "ru"},   {USCRIPT_CYRILLIC, "uk"},
    {USCRIPT_CYRILLIC, "bg"},    {USCRIPT_CYRILLIC, "sr"},   {USCRIPT_CYRILLIC, "mk"},
    {USCRIPT_CYRILLIC, "be"},    {USCRIPT_CYRILLIC, "bs"},   {USCRIPT_CYRILLIC, "kk"},
    {USCRIPT_CYRILLIC, "ky"},    {USCRIPT_CYRILLIC, "mn"},   {USCRIPT_CYRILLIC, "tg"},
    {USCRIPT_CYRILLIC, "uz"},    {USCRIPT_CYRILLIC, "az"},   {USCRIPT_CYRILLIC, "tt"},
    {USCRIPT_CYRILLIC, "ba"},    {USCRIPT_CYRILLIC, "cv"},   {USCRIPT_CYRILLIC, "ab"},
    {USCRIPT_CYRILLIC, "os"},    {USCRIPT_CYRILLIC, "sh"},   {USCRIPT_ARABIC, "ar"},
    {USCRIPT_ARABIC, "fa"},      {USCRIPT_ARABIC, "ur"},     {USCRIPT_ARABIC, "ps"},
    {USCRIPT_ARABIC, "ug"},      {USCRIPT_ARABIC, "sd"},     {USCRIPT_ARABIC, "ku"},
    {USCRIPT_ARABIC, "ckb"},     {USCRIPT_ARABIC, "prs"},    {USCRIPT_ARABIC, "ks"},
    {USCRIPT_HEBREW, "he"},      {USCRIPT_HEBREW, "yi"},     {USCRIPT_DEVANAGARI, "hi"},
    {USCRIPT_DEVANAGARI, "mr"},  {USCRIPT_DEVANAGARI, "ne"}, {USCRIPT_DEVANAGARI, "sa"},
    {USCRIPT_DEVANAGARI, "bho"}, {USCRIPT_BENGALI, "bn"},    {USCRIPT_BENGALI, "as"},
    {USCRIPT_GURMUKHI, "pa"},    {USCRIPT_GUJARATI, "gu"},   {USCRIPT_ORIYA, "or"},
    {USCRIPT_TAMIL, "ta"},       {USCRIPT_TELUGU, "te"},     {USCRIPT_KANNADA, "kn"},
    {USCRIPT_MALAYALAM, "ml"},   {USCRIPT_SINHALA, "si"},    {USCRIPT_THAI, "th"},
    {USCRIPT_LAO, "lo"},         {USCRIPT_TIBETAN, "bo"},    {USCRIPT_TIBETAN, "dz"},
    {USCRIPT_MYANMAR, "my"},     {USCRIPT_GEORGIAN, "ka"},   {USCRIPT_ARMENIAN, "hy"},
    {USCRIPT_ETHIOPIC, "am"},    {USCRIPT_ETHIOPIC, "ti"},   {USCRIPT_KHMER, "km"},
    {USCRIPT_HAN, "zh"},         {USCRIPT_HAN, "ja"},        {USCRIPT_HAN, "yue"},
    {USCRIPT_JAPANESE, "ja"},    {USCRIPT_HANGUL, "ko"},     {USCRIPT_THAANA, "dv"},
});

// Written in Latin letters as well.
constexpr auto also_latin = std::to_array<std::string_view>({"sr", "bs", "sh", "uz", "az", "ku"});

UScriptCode script_of(char32_t c) {
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(static_cast<UChar32>(c), &status);
    if (U_FAILURE(status) || script == USCRIPT_INHERITED) return USCRIPT_COMMON;
    return script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA ? USCRIPT_JAPANESE : script;
}

// Letters by script; texts mix few.
class Tally {
  public:
    void add(UScriptCode script, std::size_t letters) {
        for (std::size_t i = 0; i < counts_.size(); ++i) {
            if (counts_[i].letters > 0 && counts_[i].script != script) continue;
            counts_[i].script = script;
            counts_[i].letters += letters;
            break;
        }
        all_ += letters;
    }
    std::size_t of(UScriptCode script) const {
        const auto found = std::ranges::find(counts_, script, &Count::script);
        return found == counts_.end() ? 0 : found->letters;
    }
    UScriptCode most() const {
        const Count& first = *std::ranges::max_element(counts_, {}, &Count::letters);
        return 2 * first.letters > all_ ? first.script : USCRIPT_COMMON;
    }

  private:
    struct Count {
        UScriptCode script = USCRIPT_COMMON;
        std::size_t letters = 0;
    };
    std::array<Count, 8> counts_{};
    std::size_t all_ = 0;
};

}  // namespace

UScriptCode main_script(std::string_view text) {
    Tally tally;
    std::size_t ascii_letters = 0;
    for (std::size_t at = 0; at < text.size();) {
        if (is_ascii_byte(text[at])) {
            ascii_letters += is_letter(text[at]) ? 1U : 0U;
            ++at;
            continue;
        }
        const CodePoint c = code_point_at(text, at);
        if (const UScriptCode script = script_of(c.value); script != USCRIPT_COMMON) tally.add(script, 1);
        at = c.next;
    }
    if (ascii_letters > 0) tally.add(USCRIPT_LATIN, ascii_letters);
    const std::size_t kana = tally.of(USCRIPT_JAPANESE);
    const bool is_japanese = kana > 0 && 8 * kana > tally.of(USCRIPT_HAN) + kana;
    if (is_japanese && kana + tally.of(USCRIPT_HAN) > tally.of(USCRIPT_LATIN)) return USCRIPT_JAPANESE;
    return tally.most();
}

bool is_written_in(std::string_view language, UScriptCode script) {
    const auto is_own = [&](const Writing& writing) { return writing.language == language; };
    if (script != USCRIPT_LATIN)
        return std::ranges::any_of(
            writings, [&](const Writing& writing) { return is_own(writing) && writing.script == script; });
    return std::ranges::none_of(writings, is_own) ||
           std::ranges::find(also_latin, language) != also_latin.end();
}

std::string_view likely_language(UScriptCode script) {
    const auto found = std::ranges::find(writings, script, &Writing::script);
    return found == writings.end() ? std::string_view() : found->language;
}

}  // namespace tidings
