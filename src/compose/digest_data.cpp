#include "compose/digest_data.h"

#include <algorithm>
#include <array>
#include <set>

#include "compose/selection.h"
#include "compose/story_row.h"
#include "text/plain_text.h"
#include "url/addresses_in_text.h"

namespace tidings {
namespace {

using render::Data;
using render::Rows;

constexpr std::size_t shortest_preheader = 40;
constexpr std::size_t longest_preheader = 130;
constexpr std::size_t stories_in_a_long_issue = 15;

// Sentences that templates show as they are, under word_<key>.
constexpr std::array<std::string_view, 12> plain_words{
    "also_at",      "topics",      "licence", "unsubscribe", "no_tracking", "titles_only",
    "content_note", "preferences", "erratum", "withdrawn",   "helplines",   "privacy_notice"};

Rows paragraphs_of(const std::string& text) {
    Rows rows;
    const std::string cleaned = clean_text(with_published_addresses(text));
    for (std::size_t start = 0; start < cleaned.size();) {
        const std::size_t end = std::min(cleaned.find('\n', start), cleaned.size());
        if (end > start) rows.push_back(Data().set("paragraph", cleaned.substr(start, end - start)));
        start = end + 1;
    }
    return rows;
}

// What mail clients show beside the subject: titles, and if they are few words, what else there is to say.
std::string preheader_of(std::span<const Story> stories, const std::vector<std::string>& reserve) {
    std::string text;
    for (const Story& story : stories) {
        if (count_characters(text) > longest_preheader) break;
        text += (text.empty() ? "" : " · ") + title_of(story);
    }
    for (const std::string& more : reserve) {
        if (count_characters(text) >= shortest_preheader) break;
        text += (text.empty() ? "" : " · ") + more;
    }
    return shorten(text, longest_preheader);
}

std::int64_t partners_in(std::span<const Story> stories) {
    std::set<std::string> names;
    for (const Story& story : stories) names.insert(partner_of(story));
    return static_cast<std::int64_t>(names.size());
}

std::string subject_of(const Issue& issue, const Digest& digest, const DigestFrame& frame,
                       const OurWords& words, const std::string& date, bool is_correction) {
    if (frame.neutral_subject) return words.filled("neutral_subject", {{"date", date}});
    if (is_correction) return words.filled("correction_subject", {{"digest", digest.title}});
    const std::string title = title_in(issue, frame.language).text;
    const bool has_its_own = !title.empty() && title != digest.title;
    return has_its_own ? title : digest.title + ": " + date;
}

// Stories under their sections' headings; one without heading for a digest that has none.
Rows section_rows(const Digest& digest, std::span<const Story> stories, const DigestFrame& frame,
                  const OurWords& words, const render::Words& note_words, const Extent& extent) {
    const std::vector<Section> sections = in_sections(stories, digest.sections);
    const bool has_headings =
        std::ranges::any_of(sections, [](const Section& section) { return !section.tag.empty(); });
    Rows rows;
    for (const Section& section : sections) {
        Rows items;
        for (const Story* story : section.stories)
            items.push_back(story_row(*story, digest, frame, note_words, extent));
        for (Data& item : items) item.set("level", std::string(has_headings ? "h3" : "h2"));
        const std::string heading = section.tag.empty() ? words.text("more_stories")
                                    : frame.tag_label   ? frame.tag_label(section.tag)
                                                        : section.tag;
        rows.push_back(
            Data().set("has_heading", has_headings).set("heading", heading).set("items", std::move(items)));
    }
    return rows;
}

std::string told(const Erratum& erratum, const Digest& digest, const DigestFrame& frame,
                 const OurWords& words) {
    const std::string date = written_day(erratum.dated, digest.zone, frame.language);
    return erratum.title.empty()
               ? words.filled("untitled_story", {{"partner", erratum.partner}, {"date", date}})
               : erratum.title + " (" + erratum.partner + ")";
}

void add_errata(Data& data, const Digest& digest, const DigestFrame& frame, const OurWords& words) {
    Rows rows;
    for (const Erratum& erratum : frame.errata)
        rows.push_back(Data().set("title", told(erratum, digest, frame, words)));
    data.set("has_errata", !rows.empty()).set("errata", std::move(rows));
}

void add_helplines(Data& data, const DigestFrame& frame, const render::Words& kinds) {
    Rows rows;
    for (const Helpline& line : frame.helplines) {
        const auto kind = kinds.find(line.kind);
        rows.push_back(Data()
                           .set("country", line.country)
                           .set("kind", kind == kinds.end() ? line.kind : kind->second)
                           .set("name", line.name)
                           .set("number", line.number));
    }
    data.set("has_helplines", !rows.empty()).set("helplines", std::move(rows));
}

// In the reader's language, else that for all readers, which is in the digest's.
void add_intro(Data& data, const Issue& issue, const Digest& digest, const DigestFrame& frame,
               bool is_correction) {
    const EditorialText own = intro_in(issue, frame.language);
    const bool is_foreign = own.language.empty() && digest.language != frame.language;
    const std::string text = own.language.empty() ? issue.intro.value_or(digest.intro) : own.text;
    data.set("intro", is_correction ? Rows() : paragraphs_of(text));
    data.set("intro_foreign", is_foreign).set("intro_language", digest.language);
}

// The stories with editors' words in the reader's language, else in the digest's own.
std::vector<Story> told_by_editors(std::span<const Story> stories, std::string_view language,
                                   std::string_view fallback) {
    std::vector<Story> told;
    for (const Story& story : stories) told.push_back(as_told(story, std::array{language, fallback}));
    return told;
}

}  // namespace

Data digest_data(const Issue& issue, const Digest& digest, std::span<const Story> of_issue,
                 const DigestFrame& frame, const OurWords& words, const render::Templates& templates,
                 const Extent& extent) {
    const std::vector<Story> all = told_by_editors(of_issue, frame.language, digest.language);
    const std::span<const Story> stories = all;
    const auto count = static_cast<std::int64_t>(stories.size());
    const std::int64_t hidden = count - static_cast<std::int64_t>(extent.stories);
    const std::string date = written_day(issue.due, digest.zone, frame.language);
    const bool is_correction = stories.empty() && !frame.errata.empty();
    const std::string summary =
        is_correction ? words.text("erratum")
                      : words.filled("summary", {{"items", count}, {"partners", partners_in(stories)}});
    const std::span<const Story> named = frame.neutral_subject ? stories.first(0) : stories;

    Data data;
    for (const std::string_view key : plain_words) data.set("word_" + std::string(key), words.text(key));
    data.set("language", frame.language)
        .set("subject", subject_of(issue, digest, frame, words, date, is_correction));
    data.set("hub_title", frame.hub_title).set("heading", digest.title);
    data.set("date", date).set("summary", summary);
    data.set("preheader", frame.neutral_subject
                              ? preheader_of(named, {summary, date})
                              : preheader_of(named, {summary, digest.title, frame.hub_title, date}));
    data.set("unsubscribe_url", std::string(unsubscribe_slot));
    data.set("has_preferences", frame.has_preferences).set("preferences_url", std::string(preferences_slot));
    data.set("has_hub", !frame.hub_url.empty()).set("hub_url", frame.hub_url);
    show_imprint(data, frame.imprint);
    data.set("web", words.filled("web", {{"hub", frame.hub_title}}))
        .set("why", words.filled("why", {{"digest", digest.title}}));
    data.set("more", words.filled("more", {{"count", hidden}})).set("has_more", hidden > 0);
    data.set("long", extent.stories >= stories_in_a_long_issue).set("titles_only", extent.titles_only);
    add_intro(data, issue, digest, frame, is_correction);
    data.set("sections", section_rows(digest, stories.first(extent.stories), frame, words,
                                      templates.words(frame.language, "content_notes"), extent));
    add_errata(data, digest, frame, words);
    add_helplines(data, frame, templates.words(frame.language, "helplines"));
    return data;
}

}  // namespace tidings
