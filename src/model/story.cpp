#include "model/story.h"

#include <algorithm>
#include <array>

#include "html/stock_footers.h"
#include "html/to_text.h"
#include "model/named.h"
#include "text/plain_text.h"
#include "url/addresses_in_text.h"

namespace tidings {
namespace {

constexpr std::array<std::string_view, 5> curation_names{"pending", "approved", "held", "rejected",
                                                         "withdrawn"};

}  // namespace

std::string_view curation_name(Curation curation) {
    return curation_names[static_cast<std::size_t>(curation)];
}

std::optional<Curation> curation_named(std::string_view name) {
    return named<Curation>(curation_names, name);
}

std::string excerpt(const Story& story, std::size_t characters) {
    if (story.partner.excerpt_limit)
        characters =
            std::min(characters, static_cast<std::size_t>(std::max(0, *story.partner.excerpt_limit)));
    if (characters == 0) return {};
    const std::string text =
        story.lead.summary.empty() ? html_to_text(story.lead.content) : story.lead.summary;
    return shorten(with_published_addresses(clean_line(without_stock_footers(text), 100'000)), characters);
}

const SafeHtml& whole_content(const Story& story) {
    static const SafeHtml nothing;
    return story.partner.excerpt_limit ? nothing : story.lead.content;
}

}  // namespace tidings
