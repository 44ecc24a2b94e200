#include "dedupe/round_up_words.h"

#include <gtest/gtest.h>

#include <array>
#include <string_view>

namespace tidings {
namespace {

bool is_round_up(std::string_view title) { return says_it_rounds_up(title_parts(title)); }

constexpr auto round_ups = std::to_array<std::string_view>({
    // en
    "Weekly round-up: age checks, helplines and more",
    "Roundup 12",
    "News in brief",
    "In the news: Age checks in Spain",
    "Age checks in Spain, and more",
    "This week in child safety",
    "The week in review",
    "Helplines, hotlines and other news",
    "What we're reading",
    "Newsletter #40",
    "Five reads: the best of the week",
    "Top stories",
    // fr
    "Revue de presse",
    "La semaine en bref",
    "À la une : l'âge en ligne",
    "L'âge en ligne et autres nouvelles",
    "Les brèves de mai",
    "Lu pour vous",
    "L'essentiel de la semaine",
    // it
    "Rassegna stampa",
    "La settimana in breve",
    "L'età in rete, e altre notizie",
    "Notizie in breve",
    "Letto per voi",
    "Notizie della settimana",
    // el
    "Ανασκόπηση της εβδομάδας",
    "Νέα με λίγα λόγια",
    "Ο έλεγχος ηλικίας και άλλα νέα",
    "Ειδήσεις εν συντομία",
    "Διαβάσαμε για εσάς",
    "Επισκόπηση Τύπου",
    // es
    "Resumen semanal",
    "La semana en breve",
    "La edad en línea y otras noticias",
    "Noticias de la semana",
    "Hemos leído",
    "Revista de prensa",
    // de
    "Wochenrückblick",
    "Presseschau 12",
    "Alterskontrolle und mehr",
    "Kurz notiert",
    "Gelesen: unsere Empfehlungen",
    "Nachrichten der Woche",
    // pt
    "Resumo da semana",
    "Notícias breves",
    "A idade em linha e outras notícias",
    "A semana em resumo",
    "Revista de imprensa",
    // nl
    "Weekoverzicht",
    "Kort nieuws",
    "Leeftijdscontrole en meer",
    "Nieuws van de week",
    "In het nieuws: leeftijdscontrole",
    // fi
    "Viikkokatsaus",
    "Uutiset lyhyesti",
    "Ikätarkistus ja muita uutisia",
    "Viikon uutiset",
    "Lehdistökatsaus",
});

constexpr auto others = std::to_array<std::string_view>({
    // en
    "Three brief questions on age checks",
    "More calls to the helpline",
    "Age checks and more privacy for teenagers",
    "Rounding up the numbers",
    "Parents digest bad news",
    // fr
    "Brève rencontre avec une juge",
    "Plus de signalements en mai",
    "L'alternance d'une semaine",
    // it
    "Breve guida per genitori",
    "Altre domande sull'età",
    "Una settimana al mare",
    // el
    "Σύντομος οδηγός για γονείς",
    "Άλλα παιδιά περιμένουν",
    "Μια εβδομάδα στη θάλασσα",
    // es
    "Breve guía para padres",
    "Más denuncias en mayo",
    "Una semana en la playa",
    // de
    "Mehr Meldungen im Mai",
    "Kurze Wege zur Hilfe",
    "Eine Woche am Meer",
    // pt
    "Breve guia para pais",
    "Mais denúncias em maio",
    "Uma semana na praia",
    // nl
    "Meer meldingen in mei",
    "Korte gids voor ouders",
    "Een week aan zee",
    // fi
    "Lisää ilmoituksia toukokuussa",
    "Lyhyt opas vanhemmille",
    "Muuta ajattelua",
});

TEST(ATitle, ThatAnnouncesNewsOfSeveralKindsIsARoundUpInNineLanguages) {
    for (const std::string_view title : round_ups) EXPECT_TRUE(is_round_up(title)) << title;
}

TEST(ATitle, ThatHasSuchWordsInAnotherSenseIsNoRoundUp) {
    for (const std::string_view title : others) EXPECT_FALSE(is_round_up(title)) << title;
}

}  // namespace
}  // namespace tidings
