#include "text/counters.h"

#include <algorithm>
#include <array>
#include <span>

#include "text/ascii.h"
#include "text/byte_scan.h"
#include "text/plain_text.h"
#include "text/stems.h"
#include "text/utf8.h"
#include "text/words.h"

namespace tidings {
namespace {

// All in words() form and without accents.
constexpr auto counted_things = std::to_array<std::string_view>({
    "comment",
    "comments",
    "view",
    "views",
    "page views",
    "post views",
    "read",
    "reads",
    "reader",
    "readers",
    "like",
    "likes",
    "share",
    "shares",
    "reply",
    "replies",
    "response",
    "responses",
    "hit",
    "hits",
    "visit",
    "visits",
    "visitor",
    "visitors",
    "vote",
    "votes",
    "download",
    "downloads",  // en
    "commentaire",
    "commentaires",
    "vue",
    "vues",
    "lecture",
    "lectures",
    "lecteurs",
    "j aime",
    "partage",
    "partages",
    "reponse",
    "reponses",
    "visite",
    "visites",
    "telechargements",  // fr
    "commento",
    "commenti",
    "visualizzazione",
    "visualizzazioni",
    "lettura",
    "letture",
    "mi piace",
    "condivisione",
    "condivisioni",
    "risposta",
    "risposte",  // it
    "σχολιο",
    "σχολια",
    "προβολη",
    "προβολες",
    "αναγνωσεις",
    "κοινοποιησεις",
    "απαντησεις",
    "επισκεψεις",  // el
    "comentario",
    "comentarios",
    "vista",
    "vistas",
    "lectura",
    "lecturas",
    "me gusta",
    "visita",
    "visitas",
    "visualizaciones",
    "respuesta",
    "respuestas",
    "compartidos",
    "descargas",  // es
    "kommentar",
    "kommentare",
    "aufruf",
    "aufrufe",
    "zugriffe",
    "leser",
    "gefallt mir",
    "antwort",
    "antworten",
    "klicks",
    "besucher",  // de
    "visualizacao",
    "visualizacoes",
    "leitura",
    "leituras",
    "gosto",
    "gostos",
    "partilha",
    "partilhas",
    "resposta",
    "respostas",  // pt
    "reactie",
    "reacties",
    "weergave",
    "weergaven",
    "lezers",
    "antwoorden",
    "bezoekers",  // nl
    "kommentti",
    "kommenttia",
    "kommentit",
    "kommentteja",
    "lukukerta",
    "lukukertaa",
    "lukukerrat",
    "katselukertaa",
    "nayttokertaa",
    "tykkaysta",
    "jakoa",
    "vastausta",  // fi
});

constexpr auto done_to_it = std::to_array<std::string_view>({
    "read",        "viewed",  "shared",    "seen",       "downloaded", "visited",    "lu",
    "lue",         "vu",      "vue",       "consulte",   "consultee",  "telecharge", "letto",
    "letta",       "visto",   "vista",     "διαβαστηκε", "προβληθηκε", "leido",      "leida",
    "consultado",  "gelesen", "angesehen", "aufgerufen", "geteilt",    "lido",       "lida",
    "visualizado", "gelezen", "bekeken",   "gedeeld",    "luettu",     "katsottu",   "jaettu",
});

constexpr auto how_often =
    std::to_array<std::string_view>({"time", "times", "fois", "volta", "volte", "φορα", "φορες", "vez",
                                     "veces", "vezes", "mal", "x", "keer", "kertaa", "kerran"});

bool is_one_of(std::string_view words, std::span<const std::string_view> list) {
    return std::ranges::find(list, words) != list.end();
}

// Where the number at `from` ends: "1,204", "1 204" with a narrow space, "2.3k".
std::size_t end_of_number(std::string_view text, std::size_t from) {
    std::size_t end = from;
    while (end < text.size()) {
        const bool groups = end > from && end + 1 < text.size() && is_digit(text[end + 1]) &&
                            (text[end] == '.' || text[end] == ',' || text[end] == '\'');
        if (!is_digit(text[end]) && !groups) break;
        ++end;
    }
    if (end < text.size() && (text[end] == 'k' || text[end] == 'K')) ++end;
    return end;
}

// What is before and behind the only number of a part, as words; a part with two numbers counts nothing.
bool is_counter(std::string_view before, std::string_view behind) {
    if (std::ranges::any_of(behind, is_digit)) return false;
    const std::string front = joined_words(without_accents(fold_case(before)));
    const std::string back = joined_words(without_accents(fold_case(behind)));
    if (front.empty()) {
        if (is_one_of(back, counted_things)) return true;
        const std::size_t space = back.find(' ');
        return space != std::string::npos && is_one_of(back.substr(0, space), how_often) &&
               is_one_of(back.substr(space + 1), done_to_it);
    }
    if (back.empty()) return is_one_of(front, counted_things);
    return is_one_of(front, done_to_it) && is_one_of(back, how_often);
}

bool is_bracket(char c) { return c == '(' || c == ')' || c == '[' || c == ']'; }

// Whether a part of the text that stands by itself ends at a byte.
bool ends_part(std::string_view text, std::size_t at) {
    const char c = text[at];
    if (is_letter(c) || c == ' ') return false;  // most are
    if (c == '\n' || c == '|' || c == ';' || c == '!' || c == '?' || is_bracket(c)) return true;
    if (c == '.') return at + 1 == text.size() || text[at + 1] == ' ' || text[at + 1] == '\n';
    return !is_ascii_byte(c) && (text.substr(at).starts_with("·") || text.substr(at).starts_with("•"));
}

constexpr std::size_t longest_part = 48;  // bytes to either side of its number

// Where the part that holds the byte at `at` begins; npos if that is too far away.
std::size_t start_of_part(std::string_view text, std::size_t at) {
    for (std::size_t i = at; i > 0; --i) {
        if (ends_part(text, i - 1)) return i;
        if (at - i > longest_part) return std::string_view::npos;
    }
    return 0;
}

std::size_t end_of_part(std::string_view text, std::size_t at) {
    for (std::size_t i = at; i < text.size(); ++i) {
        if (ends_part(text, i)) return i;
        if (i - at > longest_part) return std::string_view::npos;
    }
    return text.size();
}

struct Part {
    std::size_t begin = 0, end = 0;
};

// The part that counts up with the number from `number` to `behind`; of "Comments (12)" with what is before
// the bracket. Empty if none does.
Part counter_at(std::string_view text, std::size_t number, std::size_t behind) {
    const std::size_t begin = start_of_part(text, number);
    const std::size_t end = begin == text.npos ? text.npos : end_of_part(text, behind);
    if (end == text.npos) return {};
    const bool is_alone = begin == number && end == behind;
    if (!is_alone)
        return is_counter(text.substr(begin, number - begin), text.substr(behind, end - behind))
                   ? Part{begin, end}
                   : Part{};
    if (begin == 0 || !is_bracket(text[begin - 1])) return {};
    const std::size_t before = start_of_part(text, begin - 1);
    if (before == text.npos || !is_counter(text.substr(before, begin - 1 - before), {})) return {};
    return {before, end};
}

}  // namespace

std::string without_counters(std::string_view text) {
    std::string kept;
    std::size_t copied = 0;
    const auto digits = [](const Bytes& bytes) { return bytes - '0' < 10; };
    for (std::size_t i = find_byte(text, 0, digits); i < text.size(); i = find_byte(text, i, digits)) {
        const std::size_t behind = end_of_number(text, i);
        const bool is_in_word = i > 0 && is_letter(text[i - 1]);  // "COVID19"
        const Part part = is_in_word ? Part{} : counter_at(text, i, behind);
        if (part.end > part.begin && part.begin >= copied) {
            kept += text.substr(copied, part.begin - copied);
            copied = part.end;
        }
        i = behind;
    }
    kept += text.substr(copied);
    return kept;
}

}  // namespace tidings
