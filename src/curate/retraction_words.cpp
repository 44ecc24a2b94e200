#include "curate/retraction_words.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "text/plain_text.h"
#include "text/stems.h"
#include "text/words.h"

namespace tidings {
namespace {

// Beginnings of words, folded and without accents; a phrase is such beginnings in a row.
constexpr std::array phrases = std::to_array<std::string_view>({
    // en
    "correction",
    "corrected",
    "corrects",
    "corrigend",
    "erratum",
    "errata",
    "retract",
    "rectif",
    "withdrawn",
    "withdrew",
    "revoked",
    "unpublished",
    "clarification",
    "amended",
    "has been deleted",
    "no longer available",
    "not available any",
    "not available anymore",
    "has been removed",
    "was removed",
    "have removed",
    "taken down",
    "editor s note",
    "editors note",
    "update",
    "updated",
    // fr
    "corrig",
    "correctif",
    "retire",
    "dementi",
    "mise a jour",
    "mis a jour",
    "n est plus disponible",
    "plus disponible",
    "a ete supprime",
    "note de la redaction",
    // it
    "correzion",
    "corrett",
    "rettific",
    "ritrattat",
    "ritrattaz",
    "ritirat",
    "smentit",
    "aggiornament",
    "aggiornat",
    "non e piu disponibile",
    "piu disponibile",
    "e stato rimosso",
    "nota della redazione",
    // el
    "διορθωσ",
    "διορθωθ",
    "διορθων",
    "επανορθω",
    "ανακλη",
    "ανακαλ",
    "αποσυρ",
    "διαψευ",
    "ενημερωση",
    "επικαιροποι",
    "δεν ειναι πλεον διαθεσιμ",
    "δεν ειναι διαθεσιμ",
    "αφαιρεθηκ",
    // es
    "correccion",
    "corregi",
    "fe de errat",
    "retirad",
    "desmenti",
    "actualizacion",
    "actualizad",
    "ya no esta disponible",
    "no esta disponible",
    "ha sido eliminad",
    "nota de la redaccion",
    // de
    "korrektur",
    "korrigier",
    "berichtig",
    "richtigstell",
    "richtiggestellt",
    "widerruf",
    "zuruckgezogen",
    "zurueckgezogen",
    "gegendarstellung",
    "aktualisier",
    "nachtrag",
    "nicht mehr verfugbar",
    "nicht langer verfugbar",
    "wurde entfernt",
    "wurde geloscht",
    "anmerkung der redaktion",
    // pt
    "correcao",
    "corrigid",
    "retific",
    "retratac",
    "retratad",
    "desmentid",
    "atualizacao",
    "atualizad",
    "ja nao esta disponivel",
    "nao esta disponivel",
    "mais disponivel",
    "foi removid",
    "nota da redacao",
    // nl
    "correctie",
    "gecorrigeerd",
    "rectificatie",
    "gerectificeerd",
    "ingetrokken",
    "herroep",
    "teruggetrokken",
    "bijgewerkt",
    "niet meer beschikbaar",
    "niet langer beschikbaar",
    "is verwijderd",
    "naschrift",
    // fi
    "oikaisu",
    "oikais",
    "korjaus",
    "korjattu",
    "peruttu",
    "perumme",
    "vedetty pois",
    "vedetty takaisin",
    "vedamme takaisin",
    "paivitys",
    "paivitetty",
    "ei ole enaa saatavilla",
    "ei ole saatavilla",
    "on poistettu",
    "toimituksen huomautus",
});

// The phrases cut into their words, once.
const std::vector<std::vector<std::string>>& beginnings() {
    static const std::vector<std::vector<std::string>> all = [] {
        std::vector<std::vector<std::string>> cut;
        for (const std::string_view phrase : phrases) cut.push_back(words(phrase));
        return cut;
    }();
    return all;
}

}  // namespace

std::size_t retractions_said_in(std::string_view text) {
    const std::vector<std::string> said = words(without_accents(text));
    std::size_t count = 0;
    for (auto word = said.begin(); word != said.end(); ++word)
        count += std::ranges::any_of(beginnings(), [&](const std::vector<std::string>& phrase) {
            return said.end() - word >= std::ssize(phrase) &&
                   std::equal(phrase.begin(), phrase.end(), word,
                              [](const std::string& beginning, const std::string& whole) {
                                  return whole.starts_with(beginning);
                              });
        });
    return count;
}

}  // namespace tidings
