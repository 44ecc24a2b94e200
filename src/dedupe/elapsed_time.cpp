#include "dedupe/elapsed_time.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>

namespace tidings {
namespace {

// How a language says how much later: "two months on", "nach zwei Monaten".
struct Lapse {
    std::span<const std::string_view> units;  // of time
    std::span<const std::string_view> later;  // behind the unit, at the end of a part
    std::span<const std::string_view> after;  // at the beginning of a part that ends with the unit
};

constexpr auto en_units =
    std::to_array<std::string_view>({"hour", "hours", "day", "days", "week", "weeks", "fortnight", "month",
                                     "months", "year", "years", "decade", "decades"});
constexpr auto en_later = std::to_array<std::string_view>({" later", " on", " after", " afterwards"});
constexpr auto en_after = std::to_array<std::string_view>({"after"});
constexpr auto fr_units = std::to_array<std::string_view>(
    {"heures", "jour", "jours", "semaine", "semaines", "mois", "an", "ans", "annee", "annees"});
constexpr auto fr_later = std::to_array<std::string_view>({" apres", " plus tard"});
constexpr auto fr_after = std::to_array<std::string_view>({"apres", "au bout d", "au bout de"});
constexpr auto it_units = std::to_array<std::string_view>(
    {"ore", "giorno", "giorni", "settimana", "settimane", "mese", "mesi", "anno", "anni"});
constexpr auto it_later = std::to_array<std::string_view>({" dopo", " piu tardi"});
constexpr auto it_after = std::to_array<std::string_view>({"dopo", "a distanza di"});
constexpr auto el_units =
    std::to_array<std::string_view>({"ωρεσ", "μερα", "ημερα", "μερεσ", "ημερεσ", "εβδομαδα", "εβδομαδεσ",
                                     "μηνα", "μηνασ", "μηνεσ", "χρονο", "χρονοσ", "χρονια", "ετοσ", "ετη"});
constexpr auto el_later = std::to_array<std::string_view>({" μετα", " αργοτερα", " υστερα"});
constexpr auto el_after = std::to_array<std::string_view>({"μετα απο", "υστερα απο", "επειτα απο"});
constexpr auto es_units = std::to_array<std::string_view>(
    {"horas", "dia", "dias", "semana", "semanas", "mes", "meses", "ano", "anos"});
constexpr auto es_later = std::to_array<std::string_view>({" despues", " mas tarde"});
constexpr auto es_after = std::to_array<std::string_view>({"tras", "despues de", "al cabo de"});
constexpr auto de_units =
    std::to_array<std::string_view>({"stunden", "tag", "tage", "tagen", "woche", "wochen", "monat", "monate",
                                     "monaten", "jahr", "jahre", "jahren"});
constexpr auto de_later = std::to_array<std::string_view>({" spater", " danach"});
constexpr auto de_after = std::to_array<std::string_view>({"nach"});
constexpr auto pt_units = std::to_array<std::string_view>(
    {"horas", "dia", "dias", "semana", "semanas", "mes", "meses", "ano", "anos"});
constexpr auto pt_later = std::to_array<std::string_view>({" depois", " mais tarde", " apos"});
constexpr auto pt_after = std::to_array<std::string_view>({"apos", "depois de", "passados", "passado"});
constexpr auto nl_units = std::to_array<std::string_view>(
    {"uur", "dag", "dagen", "week", "weken", "maand", "maanden", "jaar", "jaren"});
constexpr auto nl_later = std::to_array<std::string_view>({" later", " na dato", " daarna", " verder"});
constexpr auto nl_after = std::to_array<std::string_view>({"na"});
constexpr auto fi_units =
    std::to_array<std::string_view>({"tuntia", "paiva", "paivaa", "paivan", "viikko", "viikkoa", "viikon",
                                     "kuukausi", "kuukautta", "kuukauden", "vuosi", "vuotta", "vuoden"});
constexpr auto fi_later = std::to_array<std::string_view>({" myohemmin", " jalkeen", " kuluttua"});

constexpr std::array lapses{
    Lapse{en_units, en_later, en_after}, Lapse{fr_units, fr_later, fr_after},
    Lapse{it_units, it_later, it_after}, Lapse{el_units, el_later, el_after},
    Lapse{es_units, es_later, es_after}, Lapse{de_units, de_later, de_after},
    Lapse{pt_units, pt_later, pt_after}, Lapse{nl_units, nl_later, nl_after},
    Lapse{fi_units, fi_later, {}},
};

// No part ends with a unit or with what follows it unless one of these does.
constexpr FirstBytes last_words_of_lapses = [] {
    FirstBytes found;
    for (const Lapse& lapse : lapses) {
        for (const std::string_view word : lapse.later) found.add(word.substr(word.rfind(' ')));
        // A unit has no space in front, so its first letters stand for it.
        if (lapse.after.empty()) continue;
        for (const std::string_view unit : lapse.units)
            found.add(std::string(" ").append(unit.substr(0, FirstBytes::size - 1)));
    }
    return found;
}();

std::string_view last_word(std::string_view words) { return words.substr(words.rfind(' ') + 1); }

bool is_one_of(std::string_view word, std::span<const std::string_view> list) {
    return std::ranges::find(list, word) != list.end();
}

bool ends_later(std::string_view words, const Lapse& lapse) {
    return std::ranges::any_of(lapse.later, [&](std::string_view later) {
        return words.ends_with(later) &&
               is_one_of(last_word(words.substr(0, words.size() - later.size())), lapse.units);
    });
}

// "After two months", and no more than that.
bool is_time_after(std::string_view words, const Lapse& lapse) {
    constexpr std::ptrdiff_t most_spaces = 5;
    return is_one_of(last_word(words), lapse.units) && std::ranges::count(words, ' ') <= most_spaces &&
           std::ranges::any_of(lapse.after, [&](std::string_view after) {
               return words.substr(1).starts_with(after) && words.substr(1 + after.size()).starts_with(' ');
           });
}

}  // namespace

bool says_how_much_later(const TitlePart& part) {
    const std::string_view words = part.words;
    if (!last_words_of_lapses.may_begin(words.substr(words.rfind(' ')))) return false;
    return std::ranges::any_of(
        lapses, [&](const Lapse& lapse) { return ends_later(words, lapse) || is_time_after(words, lapse); });
}

}  // namespace tidings
