#include "compose/compose.h"

#include <algorithm>
#include <array>

#include "compose/digest_data.h"

namespace tidings {
namespace {

// Gmail cuts a message off near 102 KB; the slots still grow by each recipient's address.
constexpr std::size_t largest_html = 90'000;
constexpr std::size_t html_of_30_stories = 30'000;
constexpr std::size_t html_of_a_story = 1'000;

// Characters of a story's text, the most that fits first.
constexpr std::array<std::size_t, 6> excerpts{400, 300, 220, 160, 110, 70};

std::size_t budget(std::size_t stories) {
    return std::clamp(stories * html_of_a_story, html_of_30_stories, largest_html);
}

}  // namespace

DigestMail compose_digest(const Issue& issue, const Digest& digest, std::span<const Story> stories,
                          const DigestFrame& frame, const render::Templates& templates) {
    const OurWords words(templates, frame.language, "digest");
    const auto data_of = [&](const Extent& extent) {
        return digest_data(issue, digest, stories, frame, words, templates, extent);
    };
    const auto mail_of = [&](const render::Data& data, std::string html) -> DigestMail {
        return {.subject = std::get<std::string>(data.values().at("subject")),
                .html = std::move(html),
                .text = templates.render("email/digest.txt", data)};
    };

    Extent extent{.stories = stories.size()};
    for (const std::size_t characters : excerpts) {
        extent.excerpt = characters;
        const render::Data data = data_of(extent);
        std::string html = templates.render("email/digest.html", data);
        const bool is_shortest = characters == excerpts.back() && html.size() <= largest_html;
        if (html.size() <= budget(stories.size()) || is_shortest) return mail_of(data, std::move(html));
    }
    extent.titles_only = true;
    for (;;) {
        const render::Data data = data_of(extent);
        std::string html = templates.render("email/digest.html", data);
        if (html.size() <= largest_html || extent.stories == 0) return mail_of(data, std::move(html));
        extent.stories = std::min(extent.stories - 1, extent.stories * largest_html / html.size());
    }
}

}  // namespace tidings
