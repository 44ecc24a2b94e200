#include "model/story.h"

#include <algorithm>
#include <array>

#include "html/stock_footers.h"
#include "html/to_text.h"
#include "model/named.h"
#include "text/language.h"
#include "text/plain_text.h"
#include "url/addresses_in_text.h"

namespace tidings {
namespace {

constexpr std::array<std::string_view, 5> curation_names{"pending", "approved", "held", "rejected",
                                                         "withdrawn"};

std::optional<int> limit_of(const Story& story) {
    return story.editorial.excerpt_limit ? story.editorial.excerpt_limit : story.partner.excerpt_limit;
}

}  // namespace

std::string_view curation_name(Curation curation) {
    return curation_names[static_cast<std::size_t>(curation)];
}

std::optional<Curation> curation_named(std::string_view name) {
    return named<Curation>(curation_names, name);
}

Story as_told(Story story, std::span<const std::string_view> languages) {
    const auto own = std::ranges::find(languages, primary_language(story.lead.language));
    const std::span<const std::string_view> wanted(languages.begin(),
                                                   own == languages.end() ? own : std::next(own));
    EditorialText title = in_first_language(story.editorial.titles, wanted);
    if (!title.text.empty()) {
        story.lead.title = std::move(title.text);
        story.told.title_language = std::move(title.language);
    }
    story.told.summary = in_first_language(story.editorial.summaries, wanted);
    story.told.note = in_first_language(story.editorial.notes, languages);
    return story;
}

std::string title_language(const Story& story) {
    return story.told.title_language.empty() ? story.lead.language : story.told.title_language;
}

std::string excerpt_language(const Story& story) {
    return story.told.summary.text.empty() ? story.lead.language : story.told.summary.language;
}

std::string excerpt(const Story& story, std::size_t characters) {
    if (!story.told.summary.text.empty())
        return shorten(with_published_addresses(story.told.summary.text), characters);
    return partners_excerpt(story, characters);
}

std::string partners_excerpt(const Story& story, std::size_t characters) {
    if (const std::optional<int> limit = limit_of(story))
        characters = std::min(characters, static_cast<std::size_t>(std::max(0, *limit)));
    if (characters == 0) return {};
    const std::string text =
        story.lead.summary.empty() ? html_to_text(story.lead.content) : story.lead.summary;
    return shorten(with_published_addresses(clean_line(without_stock_footers(text), 100'000)), characters);
}

const SafeHtml& whole_content(const Story& story) {
    static const SafeHtml nothing;
    return limit_of(story) ? nothing : story.lead.content;
}

}  // namespace tidings
