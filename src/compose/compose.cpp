#include "compose/compose.h"

#include <algorithm>

#include "compose/digest_data.h"

namespace tidings {
namespace {

// Gmail cuts a message off near 102 KB; the slots still grow by each recipient's address.
constexpr std::size_t largest_html = 90'000;

}  // namespace

DigestMail compose_digest(const Issue& issue, const Digest& digest, std::span<const Story> stories,
                          const DigestFrame& frame, const render::Templates& templates) {
    const render::Words& words = templates.words(frame.language, "digest");
    Extent extent{.stories = stories.size(), .titles_only = false};
    for (;;) {
        const render::Data data = digest_data(issue, digest, stories, frame, words, extent);
        std::string html = templates.render("email/digest.html", data);
        if (html.size() <= largest_html || (extent.titles_only && extent.stories == 0)) {
            std::string text = templates.render("email/digest.txt", data);
            return {.subject = std::get<std::string>(data.values().at("subject")),
                    .html = std::move(html),
                    .text = std::move(text)};
        }
        // Titles first; then fewer of them, by the share that fits.
        if (extent.titles_only)
            extent.stories = std::min(extent.stories - 1, extent.stories * largest_html / html.size());
        extent.titles_only = true;
    }
}

}  // namespace tidings
