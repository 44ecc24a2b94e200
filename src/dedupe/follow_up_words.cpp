#include "dedupe/follow_up_words.h"

#include <algorithm>
#include <array>
#include <string>

#include "text/plain_text.h"
#include "text/stems.h"
#include "text/utf8.h"
#include "text/words.h"

namespace tidings {
namespace {

// In words() form, without accents. A part of a title is or begins with one of these …
constexpr auto beginnings = std::to_array<std::string_view>({
    "update",         "updated",        "correction",   "corrected",    "corrigendum",
    "erratum",        "result",         "results",      "follow up",    "outcome",
    "one year on",    "clarification",  // en
    "mise a jour",    "mis a jour",     "correctif",    "rectificatif", "resultat",
    "resultats",      "le point sur",   "suite de",     "suivi",  // fr
    "aggiornamento",  "aggiornato",     "correzione",   "rettifica",    "risultato",
    "risultati",      "esito",  // it
    "ενημερωση",      "επικαιροποιηση", "διορθωση",     "αποτελεσμα",   "αποτελεσματα",
    "η συνεχεια",  // el
    "actualizacion",  "actualizado",    "correccion",   "fe de errata", "fe de erratas",
    "resultado",      "resultados",     "seguimiento",  // es, pt
    "aktualisierung", "aktualisiert",   "korrektur",    "berichtigung", "richtigstellung",
    "ergebnis",       "ergebnisse",     "nachtrag",                     // de
    "atualizacao",    "atualizado",     "correcao",     "retificacao",  // pt
    "bijgewerkt",     "correctie",      "rectificatie", "resultaat",    "resultaten",
    "vervolg",        "uitslag",  // nl
    "paivitys",       "paivitetty",     "korjaus",      "oikaisu",      "tulos",
    "tulokset",       "jatkoa",  // fi
});

// … or ends with one of these.
constexpr auto endings = std::to_array<std::string_view>({
    "update",
    "updated",
    "correction",
    "corrected",
    "result",
    "results",
    "follow up",
    "a day on",
    "day on",
    "days on",
    "a week on",
    "week on",
    "weeks on",
    "month on",
    "months on",
    "year on",
    "years on",
    "day later",
    "days later",
    "week later",
    "weeks later",
    "month later",
    "months later",
    "year later",
    "years later",
    "week after",
    "month after",
    "year after",
    "months after",
    "years after",  // en
    "jours apres",
    "semaine apres",
    "semaines apres",
    "mois apres",
    "an apres",
    "ans apres",
    "jours plus tard",
    "semaine plus tard",
    "semaines plus tard",
    "mois plus tard",
    "an plus tard",
    "ans plus tard",
    "mise a jour",
    "mis a jour",
    "rectificatif",
    "resultat",
    "resultats",  // fr
    "giorni dopo",
    "settimana dopo",
    "settimane dopo",
    "mese dopo",
    "mesi dopo",
    "anno dopo",
    "anni dopo",
    "aggiornamento",
    "aggiornato",
    "rettifica",
    "risultati",
    "esito",  // it
    "μερες μετα",
    "εβδομαδα μετα",
    "εβδομαδες μετα",
    "μηνα μετα",
    "μηνες μετα",
    "χρονο μετα",
    "χρονια μετα",
    "ετη μετα",
    "ενημερωση",
    "διορθωση",
    "αποτελεσματα",  // el
    "dias despues",
    "semana despues",
    "semanas despues",
    "mes despues",
    "meses despues",
    "ano despues",
    "anos despues",
    "actualizacion",
    "actualizado",
    "correccion",
    "resultados",  // es
    "tage spater",
    "woche spater",
    "wochen spater",
    "monat spater",
    "monate spater",
    "jahr spater",
    "jahre spater",
    "monat danach",
    "monate danach",
    "jahr danach",
    "aktualisiert",
    "aktualisierung",
    "korrektur",
    "berichtigung",
    "ergebnis",
    "ergebnisse",
    "nachtrag",  // de
    "dias depois",
    "semana depois",
    "semanas depois",
    "mes depois",
    "meses depois",
    "ano depois",
    "anos depois",
    "atualizacao",
    "atualizado",
    "correcao",  // pt
    "dagen later",
    "weken later",
    "maand later",
    "maanden later",
    "jaar later",
    "maand na dato",
    "bijgewerkt",
    "correctie",
    "rectificatie",
    "resultaten",
    "vervolg",  // nl
    "paivaa myohemmin",
    "viikkoa myohemmin",
    "viikko myohemmin",
    "kuukausi myohemmin",
    "kuukautta myohemmin",
    "vuosi myohemmin",
    "vuotta myohemmin",
    "paivitys",
    "paivitetty",
    "korjaus",
    "oikaisu",
    "tulokset",  // fi
});

bool begins_with(std::string_view words, std::string_view phrase) {
    return words.starts_with(phrase) && (words.size() == phrase.size() || words[phrase.size()] == ' ');
}

bool ends_with(std::string_view words, std::string_view phrase) {
    return words.ends_with(phrase) &&
           (words.size() == phrase.size() || words[words.size() - phrase.size() - 1] == ' ');
}

bool says_so(std::string_view part) {
    const std::string words = joined_words(part);
    return std::ranges::any_of(beginnings,
                               [&](std::string_view phrase) { return begins_with(words, phrase); }) ||
           std::ranges::any_of(endings, [&](std::string_view phrase) { return ends_with(words, phrase); });
}

// Where the first of the marks that part a title stands; a hyphen is one only between spaces.
std::size_t end_of_part(std::string_view title) {
    std::size_t end = title.find_first_of(",:|()[]");
    for (const std::string_view mark : {" - ", "–", "—", "·"}) end = std::min(end, title.find(mark));
    return end;
}

}  // namespace

bool says_it_follows_up(std::string_view title) {
    const std::string plain = without_accents(fold_case(title));
    std::string_view rest = plain;
    while (!rest.empty()) {
        const std::size_t end = std::min(end_of_part(rest), rest.size());
        if (says_so(rest.substr(0, end))) return true;
        rest.remove_prefix(std::min(end + 1, rest.size()));
        while (!rest.empty() && is_continuation_byte(rest.front())) rest.remove_prefix(1);
    }
    return false;
}

}  // namespace tidings
