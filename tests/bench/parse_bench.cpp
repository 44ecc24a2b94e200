// Bytes to items, beside the floor: pugixml over the same bytes.
#include <benchmark/benchmark.h>

#include <pugixml.hpp>
#include <string>

#include "normalise/normalise.h"
#include "publish/publish.h"

namespace tidings {
namespace {

std::string item(int i, const char* mistake) {
    const std::string n = std::to_string(i);
    std::string text;
    for (int paragraph = 0; paragraph < 12; ++paragraph)
        text +=
            "<p>Children who run away are at risk, and <a "
            "href=\"https://ngo.example/report?utm_source=rss&amp;id=" +
            n +
            "\">this report</a> says &ndash; with <strong>figures</strong> &ndash; what helps them.</p>\n";
    return "<item>\n<title>Report " + n + " on safety &amp;amp; trust</title>\n<link>https://ngo.example/" +
           n + "</link>\n<guid isPermaLink=\"false\">https://ngo.example/?p=" + n +
           "</guid>\n<pubDate>Fri, 20 Nov 2026 08:00:00 +0000</pubDate>\n<dc:creator>Anna Berg</dc:creator>\n"
           "<category>prevention</category>\n<description>What helps children who run away." +
           mistake + "</description>\n<content:encoded><![CDATA[" + text + "]]></content:encoded>\n</item>\n";
}

Document feed(const char* mistake) {
    std::string text =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\" "
        "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
        "xmlns:content=\"http://purl.org/rss/1.0/modules/content/\">\n<channel>\n<title>News</title>\n";
    for (int i = 0; i < 500; ++i) text += item(i, mistake);
    return {text + "</channel>\n</rss>\n", "application/rss+xml", *Url::parse("https://ngo.example/feed/")};
}

void count_bytes(benchmark::State& state, const Document& document) {
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(document.bytes.size()));
}

void FloorPugixml(benchmark::State& state) {
    const Document document = feed("");
    for (auto _ : state) {
        pugi::xml_document tree;
        benchmark::DoNotOptimize(tree.load_buffer(document.bytes.data(), document.bytes.size()));
    }
    count_bytes(state, document);
}
BENCHMARK(FloorPugixml);

void ParseFeed(benchmark::State& state) {
    const Document document = feed("");
    for (auto _ : state) benchmark::DoNotOptimize(parse_feed(document));
    count_bytes(state, document);
}
BENCHMARK(ParseFeed);

void ParseDamagedFeed(benchmark::State& state) {
    const Document document = feed(" <br> Really.");
    for (auto _ : state) benchmark::DoNotOptimize(parse_feed(document));
    count_bytes(state, document);
}
BENCHMARK(ParseDamagedFeed);

void ReadChannel(benchmark::State& state) {
    const Document document = feed("");
    for (auto _ : state) benchmark::DoNotOptimize(read_channel(document, Timestamp{}));
    count_bytes(state, document);
}
BENCHMARK(ReadChannel);

void BytesToJson(benchmark::State& state) {
    const Document document = feed("");
    for (auto _ : state)
        benchmark::DoNotOptimize(publish::channel_json(*read_channel(document, Timestamp{})));
    count_bytes(state, document);
}
BENCHMARK(BytesToJson);

}  // namespace
}  // namespace tidings
