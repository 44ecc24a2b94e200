#include "dedupe/follow_up_words.h"

#include <algorithm>
#include <array>
#include <span>

#include "dedupe/title_parts.h"
#include "text/ascii.h"

namespace tidings {
namespace {

// A part of a title is or begins with one of these …
constexpr auto beginnings = std::to_array<std::string_view>({
    // en
    "update",
    "updated",
    "updates",
    "latest on",
    "correction",
    "corrected",
    "corrigendum",
    "erratum",
    "errata",
    "retraction",
    "result",
    "results",
    "the results",
    "follow up",
    "followup",
    "following up",
    "outcome",
    "clarification",
    "clarified",
    "addendum",
    "one year on",
    "what happened next",
    "what became of",
    "where are they now",
    "revisited",
    "part two",
    "part 2",
    "part ii",
    "aftermath",
    // fr
    "mise a jour",
    "mis a jour",
    "maj",
    "correctif",
    "correction",
    "rectificatif",
    "rectification",
    "erratum",
    "resultat",
    "resultats",
    "les resultats",
    "le point sur",
    "suite de",
    "suite et fin",
    "suites de",
    "suivi",
    "precisions",
    "addendum",
    "deuxieme partie",
    // it
    "aggiornamento",
    "aggiornamenti",
    "aggiornato",
    "aggiornata",
    "correzione",
    "rettifica",
    "precisazione",
    "errata corrige",
    "errata",
    "risultato",
    "risultati",
    "i risultati",
    "esito",
    "esiti",
    "l esito",
    "il seguito",
    "seconda parte",
    "parte seconda",
    "parte 2",
    "com e andata",
    // el
    "ενημερωση",
    "επικαιροποιηση",
    "νεοτερα",
    "διορθωση",
    "διευκρινιση",
    "παροραμα",
    "παροραματα",
    "αποτελεσμα",
    "αποτελεσματα",
    "τα αποτελεσματα",
    "η συνεχεια",
    "εξελιξεισ",
    "νεοτερεσ εξελιξεισ",
    "μεροσ δευτερο",
    "μεροσ 2",
    "β μεροσ",
    // es
    "actualizacion",
    "actualizado",
    "actualizada",
    "correccion",
    "rectificacion",
    "aclaracion",
    "fe de errata",
    "fe de erratas",
    "errata",
    "resultado",
    "resultados",
    "los resultados",
    "seguimiento",
    "el desenlace",
    "segunda parte",
    "parte 2",
    "novedades sobre",
    "desenlace",
    // de
    "aktualisierung",
    "aktualisiert",
    "aktualisierte fassung",
    "korrektur",
    "korrigiert",
    "berichtigung",
    "richtigstellung",
    "klarstellung",
    "ergebnis",
    "ergebnisse",
    "die ergebnisse",
    "das ergebnis",
    "nachtrag",
    "fortsetzung",
    "neues zu",
    "neues vom",
    "teil zwei",
    "teil 2",
    "zweiter teil",
    "wie es weiterging",
    "was wurde aus",
    // pt
    "atualizacao",
    "atualizado",
    "atualizada",
    "actualizacao",
    "correcao",
    "retificacao",
    "rectificacao",
    "esclarecimento",
    "os resultados",
    "desfecho",
    "o desfecho",
    "acompanhamento",
    "novidades sobre",
    // nl
    "bijgewerkt",
    "bijgewerkte versie",
    "correctie",
    "rectificatie",
    "verduidelijking",
    "resultaat",
    "resultaten",
    "de resultaten",
    "vervolg",
    "het vervolg",
    "uitslag",
    "de uitslag",
    "nieuws over",
    "stand van zaken",
    "deel twee",
    "deel 2",
    "hoe het afliep",
    // fi
    "paivitys",
    "paivitetty",
    "korjaus",
    "korjattu",
    "oikaisu",
    "tarkennus",
    "tulos",
    "tulokset",
    "jatkoa",
    "jatko osa",
    "seuranta",
    "osa kaksi",
    "osa 2",
    "toinen osa",
    "mita sitten tapahtui",
});

// … or ends with one of these; behind a dash or bar, which a site's name may follow, it is one of them.
constexpr auto endings = std::to_array<std::string_view>({
    " update", " updated", " updates", " an update", " latest update", " correction", " corrected",
    " clarification", " erratum", " result", " results", " the results", " final results", " follow up",
    " a follow up",
    " the outcome",  // en
    " mise a jour", " mis a jour", " mise au point", " rectificatif", " erratum", " resultat", " resultats",
    " les resultats",
    // fr
    " aggiornamento", " aggiornamenti", " aggiornato", " aggiornata", " rettifica", " correzione",
    " errata corrige", " risultati", " i risultati", " esito", " l esito", " il seguito",
    // it
    " ενημερωση", " νεοτερα", " διορθωση", " διευκρινιση", " αποτελεσματα", " τα αποτελεσματα",
    // el
    " actualizacion", " actualizado", " actualizada", " correccion", " rectificacion", " fe de erratas",
    " resultados", " los resultados", " seguimiento", " el desenlace",
    // es
    " aktualisiert", " aktualisierung", " korrektur", " korrigiert", " berichtigung", " richtigstellung",
    " ergebnis", " ergebnisse", " die ergebnisse", " nachtrag",

    // de
    " atualizacao", " atualizado", " atualizada", " correcao", " retificacao", " errata", " os resultados",
    " o desfecho",  // pt
    " bijgewerkt", " correctie", " rectificatie", " resultaten", " de resultaten", " uitslag", " de uitslag",
    " vervolg", " het vervolg",
    // nl
    " paivitys", " paivitetty", " korjaus", " korjattu", " oikaisu", " tulokset", " tulos", " jatkoa",
    " seuranta",  // fi
});

// A part is one of these.
constexpr auto wholes = std::to_array<std::string_view>({
    " part two",      " part ii",       " the aftermath", " revisited",   " the sequel",
    " suite",         " la suite",      " suite et fin",  " le bilan",    " deuxieme partie",
    " il seguito",    " il bilancio",   " seconda parte", " η συνεχεια",  " συνεχεια",
    " ο απολογισμοσ", " μεροσ δευτερο", " continuacion",  " el balance",  " segunda parte",
    " fortsetzung",   " die bilanz",    " teil zwei",     " continuacao", " o balanco",
    " de balans",     " deel twee",     " osa kaksi",     " jatko osa",
});

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

constexpr Beginnings that_begin(beginnings);
constexpr Endings that_end(endings);
constexpr Endings that_are_all(wholes);

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

bool says_how_much_later(std::string_view words) {
    if (!last_words_of_lapses.may_begin(words.substr(words.rfind(' ')))) return false;
    return std::ranges::any_of(
        lapses, [&](const Lapse& lapse) { return ends_later(words, lapse) || is_time_after(words, lapse); });
}

bool ends_with_mark(const TitlePart& part) {
    if (that_are_all.are_all_of(part.words)) return true;
    return part.behind_dash ? that_end.are_all_of(part.words) : that_end.end(part.words);
}

}  // namespace

bool says_it_follows_up(std::span<const TitlePart> title) {
    return std::ranges::any_of(title, [](const TitlePart& part) {
        return that_begin.begin(part) || ends_with_mark(part) || says_how_much_later(part.words);
    });
}

}  // namespace tidings
