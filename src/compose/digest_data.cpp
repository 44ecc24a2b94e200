#include "compose/digest_data.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/result.h"
#include "compose/wording.h"
#include "text/plain_text.h"

namespace tidings {
namespace {

using render::Data;
using render::Rows;
using render::Words;

constexpr std::size_t excerpt_characters = 400;
constexpr std::size_t title_characters = 80;  // of a title that we make out of the text
constexpr std::size_t shortest_preheader = 40;
constexpr std::size_t longest_preheader = 130;
constexpr std::size_t stories_in_a_long_issue = 15;

// Sentences that templates show as they are, under word_<key>.
constexpr std::array<std::string_view, 6> plain_words{"also_at",     "topics",      "licence",
                                                      "unsubscribe", "no_tracking", "titles_only"};

const std::string& word(const Words& words, std::string_view key, const DigestFrame& frame) {
    const auto found = words.find(key);
    if (found == words.end())
        throw Failure({Code::configuration,
                       "words/" + frame.language + ".toml lacks \"" + std::string(key) + "\" in [digest]",
                       "Compare it with en.toml."});
    return found->second;
}

void set_optional(Data& data, const std::string& name, std::string value) {
    data.set("has_" + name, !value.empty());
    data.set(name, std::move(value));
}

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
    std::string out;
    for (const std::string& part : parts) {
        if (!out.empty()) out += separator;
        out += part;
    }
    return out;
}

std::string partner_of(const Story& story) {
    return story.partner.name.empty() ? story.feed_title : story.partner.name;
}

std::string title_of(const Story& story) {
    if (!story.lead.title.empty()) return story.lead.title;
    const std::string text = excerpt(story, title_characters);
    return text.empty() ? partner_of(story) : text;
}

std::string address_of(const Story& story) {
    if (story.lead.url) return story.lead.url->text();
    return story.lead.external_url ? story.lead.external_url->text() : std::string();
}

bool is_foreign(std::string_view tag, std::string_view language) {
    return !tag.empty() && tag.substr(0, tag.find('-')) != language;
}

std::string labels(const Story& story, const DigestFrame& frame) {
    std::vector<std::string> names;
    for (const std::string& tag : story.tags) names.push_back(frame.tag_label ? frame.tag_label(tag) : tag);
    return joined(names, ", ");
}

Rows copies_of(const Story& story) {
    Rows rows;
    for (const Copy& copy : story.also_at)
        if (copy.url)
            rows.push_back(
                Data().set("name", copy.partner_name).set("url", copy.url->text()).set("last", false));
    if (!rows.empty()) rows.back().set("last", true);
    return rows;
}

Data row_of(const Story& story, const Digest& digest, const DigestFrame& frame, bool titles_only) {
    Data row;
    const std::string language = story.lead.language;
    const bool foreign = is_foreign(language, frame.language);
    row.set("title", title_of(story))
        .set("partner", partner_of(story))
        .set("foreign", foreign)
        .set("language", language);
    row.set("right_to_left", foreign && is_right_to_left(language));
    row.set("language_label", foreign ? language_label(language, frame.language) : std::string());
    set_optional(row, "url", address_of(story));
    const std::optional<Timestamp>& date = story.lead.published;
    set_optional(row, "date", date ? written_day(*date, digest.zone, frame.language) : std::string());
    set_optional(row, "licence", story.partner.licence.empty() ? story.lead.rights : story.partner.licence);
    set_optional(
        row, "excerpt",
        titles_only || story.lead.title.empty() ? std::string() : excerpt(story, excerpt_characters));
    std::string tags = titles_only ? std::string() : labels(story, frame);
    Rows copies = titles_only ? Rows() : copies_of(story);
    row.set("has_details", !tags.empty() || !copies.empty())
        .set("has_both", !tags.empty() && !copies.empty());
    set_optional(row, "tags", std::move(tags));
    row.set("has_copies", !copies.empty());
    row.set("copies", std::move(copies));
    return row;
}

Rows paragraphs_of(const std::string& text) {
    Rows rows;
    const std::string cleaned = clean_text(text);
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

}  // namespace

std::string digest_subject(const Issue& issue, const Digest& digest, const std::string& date) {
    const bool has_its_own = !issue.title.empty() && issue.title != digest.title;
    return has_its_own ? issue.title : digest.title + ": " + date;
}

Data digest_data(const Issue& issue, const Digest& digest, std::span<const Story> stories,
                 const DigestFrame& frame, const Words& words, Extent extent) {
    const auto filled = [&](std::string_view key, const std::vector<Filling>& fillings) {
        return filled_in(word(words, key, frame), frame.language, fillings);
    };
    const auto count = static_cast<std::int64_t>(stories.size());
    const std::int64_t hidden = count - static_cast<std::int64_t>(extent.stories);
    const std::string date = written_day(issue.due, digest.zone, frame.language);
    const std::string summary = filled("summary", {{"items", count}, {"partners", partners_in(stories)}});

    Data data;
    for (const std::string_view key : plain_words)
        data.set("word_" + std::string(key), word(words, key, frame));
    data.set("language", frame.language)
        .set("subject", digest_subject(issue, digest, date))
        .set("hub_title", frame.hub_title);
    data.set("heading", digest.title).set("date", date).set("summary", summary);
    data.set("preheader", preheader_of(stories, {summary, digest.title, frame.hub_title, date}));
    data.set("unsubscribe_url", std::string(unsubscribe_slot));
    data.set("has_hub", !frame.hub_url.empty()).set("hub_url", frame.hub_url);
    data.set("web", filled("web", {{"hub", frame.hub_title}}))
        .set("why", filled("why", {{"digest", digest.title}}));
    data.set("more", filled("more", {{"count", hidden}})).set("has_more", hidden > 0);
    data.set("long", extent.stories >= stories_in_a_long_issue).set("titles_only", extent.titles_only);
    data.set("intro", paragraphs_of(digest.intro));

    Rows rows;
    for (const Story& story : stories.first(extent.stories))
        rows.push_back(row_of(story, digest, frame, extent.titles_only));
    data.set("items", std::move(rows));
    return data;
}

}  // namespace tidings
