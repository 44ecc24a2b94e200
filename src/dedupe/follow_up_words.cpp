#include "dedupe/follow_up_words.h"

#include <algorithm>
#include <array>

#include "dedupe/elapsed_time.h"

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
    "what we know",
    "more on",
    "new details",
    "update on",
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
    "ce que l on sait",
    "point d etape",
    "derniere heure",
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
    "cosa sappiamo",
    "che cosa sappiamo",
    "nuovi dettagli",
    "ultim ora",
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
    "τι γνωριζουμε",
    "νεα στοιχεια",
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
    "lo que se sabe",
    "que se sabe",
    "nuevos detalles",
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
    "was wir wissen",
    "was bekannt ist",
    "zwischenstand",
    "neue details",
    "aktueller stand",
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
    "o que se sabe",
    "novos detalhes",
    "ponto de situacao",
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
    "wat we weten",
    "nieuwe details",
    "laatste nieuws",
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
    "mita tiedamme",
    "uusia tietoja",
    "lisatietoja",
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
    "part two",       "part ii",        "the aftermath",  "revisited",      "the sequel",
    "suite",          "la suite",       "suite et fin",   "le bilan",       "deuxieme partie",
    "il seguito",     "il bilancio",    "seconda parte",  "η συνεχεια",     "συνεχεια",
    "ο απολογισμοσ",  "μεροσ δευτερο",  "continuacion",   "el balance",     "segunda parte",
    "fortsetzung",    "die bilanz",     "teil zwei",      "continuacao",    "o balanco",
    "de balans",      "deel twee",      "osa kaksi",      "jatko osa",      "continued",
    "the day after",  "part 2",         "partie 2",       "acte 2",         "parte 2",
    "teil 2",         "deel 2",         "osa 2",          "μεροσ 2",        "le lendemain",
    "il giorno dopo", "el dia despues", "der tag danach", "o dia seguinte", "de dag erna",
    "latest",         "verdict",        "the verdict",    "postscript",     "du nouveau",
    "le verdict",     "novita",         "la sentenza",    "novedades",      "la sentencia",
    "novidades",      "a sentenca",     "neuigkeiten",    "das urteil",     "het vonnis",
    "uutta",          "tuomio",         "actualise",      "actualisation",
});

constexpr Beginnings that_begin(beginnings);
constexpr Endings that_end(endings);
constexpr Beginnings that_are_all(wholes);

bool ends_with_mark(const TitlePart& part) {
    if (that_are_all.are_all_of(part)) return true;
    return part.behind_dash ? that_end.are_all_of(part.words) : that_end.end(part.words);
}

}  // namespace

bool says_it_follows_up(std::span<const TitlePart> title) {
    return std::ranges::any_of(title, [](const TitlePart& part) {
        return that_begin.begin(part) || ends_with_mark(part) || says_how_much_later(part);
    });
}

}  // namespace tidings
