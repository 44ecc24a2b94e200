// How long tagging a text and publishing many stories take: ninja tag_bench && tests/bench/tag_bench
#include <benchmark/benchmark.h>

#include <array>
#include <vector>

#include "base/file.h"
#include "publish/publish.h"
#include "publish/stories.h"
#include "tag/tagger.h"

namespace tidings {
namespace {

struct Text {
    std::string_view language, title, text;
};

constexpr std::array<Text, 4> texts{{
    {"en", "Grooming in online games: what seven games do about it",
     "We opened child accounts in seven popular games and asked what protects a child there from an adult "
     "with bad intentions. "
     "The report lists 31 measures and says which game has which. Groomers rarely stay in the game: in 62 of "
     "the 80 reports that "
     "we read, the child was asked within an hour to go on talking in a messenger. A game that warns at that "
     "moment, in words "
     "that a ten-year-old understands, can break the chain. No game had more than 19 of the 31 measures. The "
     "report was written "
     "with hotlines in Ireland, Germany and Poland, and with the police of two countries, for industry and "
     "policy makers."},
    {"it", "Adescamento online: un corso gratuito per assistenti sociali",
     "Sono aperte le iscrizioni al corso di formazione sull’adescamento online di minori, rivolto ad "
     "assistenti sociali, educatori "
     "e psicologi dei servizi pubblici. Quattro incontri a distanza: riconoscere i segnali, ascoltare senza "
     "giudicare, conservare "
     "le prove, lavorare con la scuola e con la polizia postale. La partecipazione è gratuita."},
    {"fr", "Enfants disparus : dix ans d’appels au 116 000",
     "Fugues, enlèvements parentaux, disparitions inquiétantes : dix ans d’appels analysés avec les "
     "associations de familles. Les "
     "fugues restent les plus nombreuses ; les rencontres faites en ligne y tiennent une place croissante "
     "depuis 2021."},
    {"de", "Meldestellen in Deutschland: mehr Hinweise, schnellere Löschung",
     "Die Meldestellen in Deutschland haben rund 21.000 Hinweise auf Missbrauchsdarstellungen geprüft, mehr "
     "als im Vorjahr. Inhalte "
     "auf deutschen Servern waren im Durchschnitt nach 2,1 Tagen gelöscht."},
}};

Vocabulary vocabulary() {
    return *read_vocabulary(*read_file(PROJECT_ROOT "/feeds/vocabulary.toml"), "feeds/vocabulary.toml");
}

void read_the_vocabulary(benchmark::State& state) {
    for ([[maybe_unused]] const auto& once : state) benchmark::DoNotOptimize(vocabulary());
}

void build_the_tagger(benchmark::State& state) {
    const Vocabulary words = vocabulary();
    for ([[maybe_unused]] const auto& once : state) benchmark::DoNotOptimize(Tagger(words));
}

void tag_texts(benchmark::State& state) {
    const Tagger tagger(vocabulary());
    for ([[maybe_unused]] const auto& once : state)
        for (const Text& text : texts)
            benchmark::DoNotOptimize(tagger.tags_for(text.title, text.text, text.language));
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(texts.size()));
}

// Words that were never seen: what the first text after a start costs.
void tag_texts_of_new_words(benchmark::State& state) {
    const Vocabulary words = vocabulary();
    for ([[maybe_unused]] const auto& once : state) {
        state.PauseTiming();
        const Tagger tagger(words);
        state.ResumeTiming();
        for (const Text& text : texts)
            benchmark::DoNotOptimize(tagger.tags_for(text.title, text.text, text.language));
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(texts.size()));
}

void publish_stories(benchmark::State& state) {
    const publish::Hub hub = publish::hub();
    std::vector<Story> stories;
    for (int i = 0; i < state.range(0); ++i) stories.push_back(publish::story(i));
    for ([[maybe_unused]] const auto& once : state)
        benchmark::DoNotOptimize(publish::atom_feed(hub, stories));
}

BENCHMARK(read_the_vocabulary)->Unit(benchmark::kMillisecond);
BENCHMARK(build_the_tagger)->Unit(benchmark::kMillisecond);
BENCHMARK(tag_texts)->Unit(benchmark::kMicrosecond);
BENCHMARK(tag_texts_of_new_words)->Unit(benchmark::kMicrosecond);
BENCHMARK(publish_stories)->Arg(50)->Arg(10'000)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace tidings

BENCHMARK_MAIN();
