#include "text/language_names.h"

#include <unicode/uloc.h>

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "text/plain_text.h"

namespace tidings {

namespace {

using Named = std::pair<std::string_view, std::string_view>;

// ISO 639-2's bibliographic codes, and codes that ISO 639-1 has withdrawn; sorted.
constexpr auto replaced = std::to_array<Named>({
    {"alb", "sq"}, {"arm", "hy"}, {"baq", "eu"}, {"bur", "my"}, {"chi", "zh"}, {"cze", "cs"}, {"dut", "nl"},
    {"fre", "fr"}, {"geo", "ka"}, {"ger", "de"}, {"gre", "el"}, {"ice", "is"}, {"in", "id"},  {"iw", "he"},
    {"ji", "yi"},  {"jw", "jv"},  {"mac", "mk"}, {"mao", "mi"}, {"may", "ms"}, {"mol", "ro"}, {"per", "fa"},
    {"rum", "ro"}, {"scc", "sr"}, {"scr", "hr"}, {"slo", "sk"}, {"tib", "bo"}, {"wel", "cy"},
});
static_assert(std::ranges::is_sorted(replaced));

constexpr auto no_language = std::to_array<std::string_view>({"mis", "mul", "und", "zxx"});

// Names in English and in the language itself (CLDR), as slugify makes them comparable; sorted.
constexpr auto named = std::to_array<Named>({
    {"al-rbyt", "ar"},
    {"albanian", "sq"},
    {"arabic", "ar"},
    {"armenian", "hy"},
    {"b-lgarski", "bg"},
    {"basque", "eu"},
    {"belarusian", "be"},
    {"belaruskaa", "be"},
    {"bokmal", "nb"},
    {"bosanski", "bs"},
    {"bosnian", "bs"},
    {"bryt", "he"},
    {"bulgarian", "bg"},
    {"castellano", "es"},
    {"catala", "ca"},
    {"catalan", "ca"},
    {"cestina", "cs"},
    {"chinese", "zh"},
    {"croatian", "hr"},
    {"cymraeg", "cy"},
    {"czech", "cs"},
    {"danish", "da"},
    {"dansk", "da"},
    {"deutsch", "de"},
    {"dutch", "nl"},
    {"eesti", "et"},
    {"ellenika", "el"},
    {"english", "en"},
    {"espanol", "es"},
    {"estonian", "et"},
    {"euskara", "eu"},
    {"farsi", "fa"},
    {"farsy", "fa"},
    {"finnish", "fi"},
    {"flemish", "nl"},
    {"francais", "fr"},
    {"french", "fr"},
    {"gaeilge", "ga"},
    {"galego", "gl"},
    {"galician", "gl"},
    {"georgian", "ka"},
    {"german", "de"},
    {"greek", "el"},
    {"hangug-eo", "ko"},
    {"hayeren", "hy"},
    {"hebrew", "he"},
    {"hindi", "hi"},
    {"hrvatski", "hr"},
    {"hungarian", "hu"},
    {"icelandic", "is"},
    {"indonesia", "id"},
    {"indonesian", "id"},
    {"irish", "ga"},
    {"islenska", "is"},
    {"italian", "it"},
    {"italiano", "it"},
    {"japanese", "ja"},
    {"kartuli", "ka"},
    {"korean", "ko"},
    {"latvian", "lv"},
    {"latviesu", "lv"},
    {"lietuviu", "lt"},
    {"lithuanian", "lt"},
    {"macedonian", "mk"},
    {"magyar", "hu"},
    {"makedonski", "mk"},
    {"malay", "ms"},
    {"maltese", "mt"},
    {"malti", "mt"},
    {"melayu", "ms"},
    {"nederlands", "nl"},
    {"norsk", "no"},
    {"norsk-bokmal", "nb"},
    {"norsk-nynorsk", "nn"},
    {"norwegian", "no"},
    {"norwegian-bokmal", "nb"},
    {"norwegian-nynorsk", "nn"},
    {"nynorsk", "nn"},
    {"persian", "fa"},
    {"polish", "pl"},
    {"polski", "pl"},
    {"portugues", "pt"},
    {"portuguese", "pt"},
    {"ri-ben-yu", "ja"},
    {"romana", "ro"},
    {"romanian", "ro"},
    {"russian", "ru"},
    {"russkij", "ru"},
    {"serbian", "sr"},
    {"shqip", "sq"},
    {"slovak", "sk"},
    {"slovencina", "sk"},
    {"slovenian", "sl"},
    {"slovenscina", "sl"},
    {"spanish", "es"},
    {"srpski", "sr"},
    {"suomi", "fi"},
    {"svenska", "sv"},
    {"swedish", "sv"},
    {"thai", "th"},
    {"thiy", "th"},
    {"tieng-viet", "vi"},
    {"turkce", "tr"},
    {"turkish", "tr"},
    {"ukrainian", "uk"},
    {"ukrainska", "uk"},
    {"valencia", "ca"},
    {"vietnamese", "vi"},
    {"welsh", "cy"},
    {"zhong-wen", "zh"},
});
static_assert(std::ranges::is_sorted(named));

std::string code_in(std::span<const Named> sorted, std::string_view name) {
    const auto found = std::ranges::lower_bound(sorted, name, {}, &Named::first);
    return std::string(found != sorted.end() && found->first == name ? found->second : "");
}

}  // namespace

std::string shortest_code(std::string_view code) {
    if (std::ranges::find(no_language, code) != no_language.end()) return {};
    if (std::string shorter = code_in(replaced, code); !shorter.empty()) return shorter;
    if (code.size() == 2) return std::string(code);
    std::array<char, 12> language{};
    UErrorCode status = U_ZERO_ERROR;
    const std::string given(code);
    uloc_getLanguage(given.c_str(), language.data(), static_cast<int32_t>(language.size()), &status);
    return U_FAILURE(status) ? given : std::string(language.data());
}

std::string code_of_language_named(std::string_view name) {
    const std::string slug = slugify(name.substr(0, name.find_first_of("(,")));
    return code_in(named, slug);
}

}  // namespace tidings
