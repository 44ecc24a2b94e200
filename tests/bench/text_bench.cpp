#include <benchmark/benchmark.h>

#include <string>

#include "charset/charset.h"
#include "dates/date.h"
#include "html/sanitise.h"
#include "html/to_text.h"
#include "text/language.h"
#include "text/plain_text.h"
#include "text/utf8.h"
#include "text/words.h"
#include "url/key.h"
#include "url/published_address.h"

namespace tidings {
namespace {

// About a megabyte of what a feed is made of.
std::string repeated(std::string_view piece) {
    std::string text;
    while (text.size() < 1'000'000) text += piece;
    return text;
}

void count_bytes(benchmark::State& state, const std::string& text) {
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}

void ParseUrl(benchmark::State& state) {
    for (auto _ : state)
        benchmark::DoNotOptimize(Url::parse("https://www.ngo.example/2026/11/a-report-on-safety/?id=7"));
}
BENCHMARK(ParseUrl);

void UrlKey(benchmark::State& state) {
    const Url url =
        *Url::parse("https://www.ngo.example/2026/11/a-report/?utm_source=rss&utm_medium=rss&id=7");
    for (auto _ : state) benchmark::DoNotOptimize(url_key(url));
}
BENCHMARK(UrlKey);

void WithoutTracking(benchmark::State& state) {
    const Url url =
        *Url::parse("https://www.ngo.example/2026/11/a-report/?utm_source=rss&utm_medium=rss&id=7");
    for (auto _ : state) benchmark::DoNotOptimize(without_tracking(url));
}
BENCHMARK(WithoutTracking);

void Date(benchmark::State& state, const char* text) {
    for (auto _ : state) benchmark::DoNotOptimize(parse_date(text));
}
BENCHMARK_CAPTURE(Date, rfc3339, "2020-03-05T14:30:15+01:00");
BENCHMARK_CAPTURE(Date, rfc5322, "Thu, 05 Mar 2020 14:30:15 +0100");
BENCHMARK_CAPTURE(Date, named_zone, "Thu, 05 Mar 2020 14:30:15 EST");
BENCHMARK_CAPTURE(Date, greek, "Πέμπτη, 5 Μαρτίου 2020 στις 2:30 μ.μ.");

void Charset(benchmark::State& state, const char* piece) {
    const std::string text = repeated(piece);
    for (auto _ : state) benchmark::DoNotOptimize(to_utf8(text, ""));
    count_bytes(state, text);
}
BENCHMARK_CAPTURE(Charset, ascii, "<p>Children and young people learn to stay safe online.</p>\n");
BENCHMARK_CAPTURE(Charset, french, "<p>Les élèves apprennent à se protéger sur l’internet.</p>\n");
BENCHMARK_CAPTURE(Charset, greek, "<p>Τα παιδιά μαθαίνουν να προστατεύονται στο διαδίκτυο.</p>\n");
BENCHMARK_CAPTURE(Charset, windows_1252, "<p>Les \xE9l\xE8ves apprennent \xE0 se prot\xE9ger.</p>\n");

void IsUtf8(benchmark::State& state, const char* piece) {
    const std::string text = repeated(piece);
    for (auto _ : state) benchmark::DoNotOptimize(is_utf8(text));
    count_bytes(state, text);
}
BENCHMARK_CAPTURE(IsUtf8, ascii, "<p>Children and young people learn to stay safe online.</p>\n");
BENCHMARK_CAPTURE(IsUtf8, french, "<p>Les élèves apprennent à se protéger sur l’internet.</p>\n");
BENCHMARK_CAPTURE(IsUtf8, greek, "<p>Τα παιδιά μαθαίνουν να προστατεύονται στο διαδίκτυο.</p>\n");

constexpr const char* article =
    "<p class=\"x\">Les <b>élèves</b> apprennent à <a href=\"../a?utm_source=rss\">se protéger</a> &amp; "
    "plus.</p>\n"
    "<ul><li>un<li>deux</ul><img src=\"a.png\" alt=\"Photo\">\n";

void Sanitise(benchmark::State& state) {
    const std::string text = repeated(article);
    const std::optional<Url> base = *Url::parse("https://ngo.example/news/");
    for (auto _ : state) benchmark::DoNotOptimize(sanitise(text, base));
    count_bytes(state, text);
}
BENCHMARK(Sanitise);

void HtmlToText(benchmark::State& state) {
    const std::string text = repeated(article);
    for (auto _ : state) benchmark::DoNotOptimize(html_to_text(text));
    count_bytes(state, text);
}
BENCHMARK(HtmlToText);

void CleanText(benchmark::State& state) {
    const std::string text = repeated("Les élèves apprennent à se protéger sur l’internet. ");
    for (auto _ : state) benchmark::DoNotOptimize(clean_text(text, 2'000'000));
    count_bytes(state, text);
}
BENCHMARK(CleanText);

void JoinedWords(benchmark::State& state) {
    const std::string text = repeated("Les élèves apprennent à se protéger sur l’internet. ");
    for (auto _ : state) benchmark::DoNotOptimize(joined_words(text));
    count_bytes(state, text);
}
BENCHMARK(JoinedWords);

void LanguageOf(benchmark::State& state) {
    for (auto _ : state) {
        benchmark::DoNotOptimize(language_of("Sécurité en ligne",
                                             "Les enfants apprennent à se protéger sur l’internet.", "fr",
                                             Stated::of_channel));
    }
}
BENCHMARK(LanguageOf);

}  // namespace
}  // namespace tidings
