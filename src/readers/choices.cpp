#include "readers/choices.h"

#include <algorithm>

#include "compose/wording.h"
#include "readers/page.h"
#include "readers/reader_language.h"

namespace tidings::readers {
namespace {

using render::Data;

bool has(const std::vector<std::string>& list, std::string_view value) {
    return std::ranges::find(list, value) != list.end();
}

Data choice(std::string_view value, std::string label, bool chosen) {
    return Data().set("value", std::string(value)).set("label", std::move(label)).set("chosen", chosen);
}

std::string rhythm_of(const OfferedDigest& digest, const OurWords& words) {
    switch (digest.rhythm) {
        case Rhythm::daily:
            return words.text("daily");
        case Rhythm::weekly:
            return words.filled("weekly", {{"times", std::int64_t{digest.times_a_week}}});
        case Rhythm::monthly:
            break;
    }
    return words.text("monthly");
}

Data digest_to_choose(const OfferedDigest& digest, bool chosen, const Visit& visit, const Context& context) {
    const auto& last_issue = context.settings.last_issue;
    const std::string address = last_issue ? last_issue(digest.slug, visit.language) : std::string();
    return choice(digest.slug, digest.title, chosen)
        .set("has_description", !digest.description.empty())
        .set("description", digest.description)
        .set("digest_rhythm", rhythm_of(digest, words_of(visit, context)))
        .set("has_last_issue", !address.empty())
        .set("last_issue", address);
}

render::Rows tags_to_choose(const std::vector<std::string>& tags, const std::vector<std::string>& chosen,
                            const std::string& language, const Settings& settings) {
    render::Rows rows;
    for (const std::string& tag : tags)
        rows.push_back(choice(tag, settings.tag_label(tag, language), has(chosen, tag)));
    return rows;
}

std::vector<std::string> offered(const std::vector<std::string>& chosen,
                                 const std::vector<std::string>& offer) {
    std::vector<std::string> kept;
    for (const std::string& value : offer)
        if (has(chosen, value)) kept.push_back(value);
    return kept;
}

std::vector<OfferedDigest> offered_to(const Visit& visit, const Settings& settings) {
    std::vector<OfferedDigest> all;
    for (const OfferedDigest& digest : settings.digests)
        if (!digest.by_invitation || (visit.person && has(visit.person->subscriber.digests, digest.slug)))
            all.push_back(digest);
    return all;
}

std::vector<std::string> slugs_of(const std::vector<OfferedDigest>& digests) {
    std::vector<std::string> all;
    for (const OfferedDigest& digest : digests) all.push_back(digest.slug);
    return all;
}

}  // namespace

Choices first_choices(const Visit& visit, const Settings& settings) {
    std::vector<std::string> digests = slugs_of(offered_to(visit, settings));
    if (digests.size() > 1) digests.clear();
    return {.language = visit.language, .digests = std::move(digests), .preferences = {}};
}

Choices read_choices(const Visit& visit, const std::string& language, const Settings& settings) {
    const web::Fields& form = visit.form;
    const std::vector<std::string> digests = slugs_of(offered_to(visit, settings));
    Choices choices;
    const std::string wanted(form.text("language"));
    choices.language = is_page_language(wanted) ? wanted : language;
    choices.digests = digests.size() == 1 ? digests : offered(form.all("digest"), digests);
    const std::vector<std::string> tags = form.all("topic");
    choices.preferences.topics = offered(tags, settings.topics);
    for (std::string& kind : offered(tags, settings.kinds))
        choices.preferences.topics.push_back(std::move(kind));
    for (const std::string& tag : form.all("item_language"))
        if (is_page_language(tag)) choices.preferences.languages.push_back(tag);
    choices.preferences.fold = form.has("fold");
    choices.preferences.neutral_subject = form.has("neutral_subject");
    return choices;
}

void show_choices(Data& data, const Choices& choices, const Visit& visit, const Context& context) {
    const Settings& settings = context.settings;
    render::Rows languages, item_languages, digests;
    for (const std::string_view tag : our_languages) {
        languages.push_back(choice(tag, language_label(tag, tag), tag == choices.language));
        item_languages.push_back(
            choice(tag, language_label(tag, visit.language), has(choices.preferences.languages, tag)));
    }
    const std::vector<OfferedDigest> offers = offered_to(visit, settings);
    for (const OfferedDigest& digest : offers)
        digests.push_back(digest_to_choose(digest, has(choices.digests, digest.slug), visit, context));
    const std::vector<std::string>& chosen = choices.preferences.topics;
    data.set("mail_languages", std::move(languages)).set("item_languages", std::move(item_languages));
    data.set("has_choice_of_digests", offers.size() > 1).set("digests", std::move(digests));
    data.set("has_topics", !settings.topics.empty());
    data.set("topics", tags_to_choose(settings.topics, chosen, visit.language, settings));
    data.set("has_kinds", !settings.kinds.empty());
    data.set("kinds", tags_to_choose(settings.kinds, chosen, visit.language, settings));
    data.set("fold", choices.preferences.fold);
    data.set("neutral_subject", choices.preferences.neutral_subject);
    data.set("has_chosen_topics", !chosen.empty() || !choices.preferences.languages.empty());
}

}  // namespace tidings::readers
