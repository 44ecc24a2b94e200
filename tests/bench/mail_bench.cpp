#include <benchmark/benchmark.h>

#include "compose/compose.h"
#include "compose/made_up_stories.h"
#include "deliver/message.h"

namespace tidings {
namespace {

const DigestFrame frame{.hub_title = "Knowledge Hub",
                        .hub_url = "https://hub.example/",
                        .language = "fr",
                        .tag_label = [](std::string_view tag) { return std::string(tag); }};

DigestMail composed(std::size_t stories) {
    static const render::Templates templates(std::filesystem::path(PROJECT_ROOT) / "templates");
    Digest digest;
    digest.title = "Weekly digest";
    digest.zone = "Europe/Rome";
    return compose_digest({}, digest, support::made_up_stories(stories, 400), frame, templates);
}

deliver::Letter letter() {
    DigestMail mail = composed(30);
    return {.from_name = "Knowledge Hub",
            .from = *EmailAddress::parse("digest@hub.example"),
            .reply_to = *EmailAddress::parse("editors@hub.example"),
            .list_id = "weekly.hub.example",
            .list_name = "Weekly digest",
            .subject = mail.subject,
            .html = mail.html,
            .text = mail.text,
            .slot = std::string(unsubscribe_slot),
            .date = {}};
}

void compose_an_issue(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(composed(static_cast<std::size_t>(state.range(0))));
}
BENCHMARK(compose_an_issue)->Arg(1)->Arg(30)->Arg(200)->Unit(benchmark::kMicrosecond);

void encode_its_bodies(benchmark::State& state) {
    const deliver::Letter of = letter();
    for (auto _ : state) benchmark::DoNotOptimize(deliver::MessageTemplate(of, IssueId{1}));
}
BENCHMARK(encode_its_bodies)->Unit(benchmark::kMicrosecond);

// The goal: 100,000 messages in less than 3 seconds of CPU.
void address_100000_messages(benchmark::State& state) {
    const deliver::MessageTemplate message(letter(), IssueId{1});
    deliver::Recipient recipient{.to = *EmailAddress::parse("anna@ngo.example"),
                                 .name = "Anna Rossi",
                                 .token = "",
                                 .unsubscribe = "",
                                 .one_click = true};
    for (auto _ : state)
        for (int i = 0; i < 100'000; ++i) {
            recipient.token = "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7" + std::to_string(10'000 + i % 89'999);
            recipient.unsubscribe = "https://hub.example/u/" + recipient.token;
            benchmark::DoNotOptimize(message.address_to(recipient));
        }
}
BENCHMARK(address_100000_messages)->Unit(benchmark::kMillisecond)->Iterations(1);

}  // namespace
}  // namespace tidings

BENCHMARK_MAIN();
