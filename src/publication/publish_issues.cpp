#include "publication/publish_issues.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <utility>

#include "compose/digest_data.h"
#include "compose/wording.h"
#include "dates/date.h"
#include "publish/issue_page.h"
#include "store/issues/archived_issues.h"
#include "store/stories/stories.h"
#include "text/hash.h"
#include "world/content_notes.h"
#include "world/shown_errata.h"

namespace tidings {
namespace {

using publish::IssuePage;
using publish::IssueTranslation;
using store::ArchivedIssue;

// The issue's digest as it is defined now; an empty one, in UTC, if tidings.toml has it no more.
Digest digest_of(const Settings& settings, const Issue& issue) {
    const auto found = std::ranges::find(settings.digests, issue.digest, &Digest::slug);
    if (found != settings.digests.end()) return *found;
    Digest forgotten;
    forgotten.title = issue.title;
    forgotten.zone = "UTC";
    return forgotten;
}

std::string title_of(const Issue& issue, const Digest& digest, std::string_view language) {
    const std::string title = title_in(issue, language).text;
    return title.empty() ? digest.title : title;
}

bool is_by_invitation(const Settings& settings, const Issue& issue) {
    return std::ranges::any_of(settings.digests, [&](const Digest& digest) {
        return digest.slug == issue.digest && digest.is_by_invitation();
    });
}

std::string name_of(const ArchivedIssue& issue, const std::string& zone, const std::string& language) {
    const std::string day = iso_day_in(issue.issue.due, zone);
    const auto earlier =
        std::ranges::count_if(issue.just_before, [&](Timestamp due) { return iso_day_in(due, zone) == day; });
    return publish::issue_file(day, issue.issue.digest, static_cast<int>(earlier), language);
}

// Links stand beside each other in issues/.
std::vector<IssueTranslation> pages_of(const ArchivedIssue& issue, const std::string& zone,
                                       std::string_view but_not) {
    std::vector<IssueTranslation> pages;
    for (const std::string& language : issue.languages) {
        if (language == but_not) continue;
        const std::string name = name_of(issue, zone, language);
        pages.push_back({language, language_label(language, language), name.substr(name.find('/') + 1)});
    }
    return pages;
}

// What a mail of the issue to a reader who wants all of it shows, without what is a reader's own.
render::Data contents_of(const World& world, const ArchivedIssue& issue, const Digest& digest,
                         const std::vector<Story>& stories, const std::string& language) {
    const DigestFrame frame{
        .hub_title = world.settings.hub.title,
        .hub_url = world.settings.hub.url,
        .language = language,
        .tag_label = [&](std::string_view tag) { return world.vocabulary().label(tag, language); },
        .content_notes = [&](const Story& story) { return content_notes_of(world, story); },
        .errata = shown_errata(issue.errata, std::array<std::string_view, 2>{language, digest.language})};
    return digest_data(issue.issue, digest, stories, frame, OurWords(world.templates, language, "digest"),
                       world.templates, Extent{.stories = stories.size()});
}

std::string made(const World& world, const publish::Hub& hub, const StoryStandings& standing,
                 const ArchivedIssue& issue, const std::string& language) {
    const Digest digest = digest_of(world.settings, issue.issue);
    IssuePage page{.language = language,
                   .title = title_of(issue.issue, digest, language),
                   .day = iso_day_in(issue.issue.due, digest.zone),
                   .date = written_day(issue.issue.due, digest.zone, language),
                   .translations = pages_of(issue, digest.zone, language)};
    std::vector<Story> stories;
    for (const StoryId id : issue.issue.stories) {
        const StoryMark* const mark = standing.mark(id);
        if (standing.is_withdrawn(id)) ++page.withdrawn;
        if (mark == nullptr) continue;
        if (std::optional<Story> story = store::published_story(world.db, *mark))
            stories.push_back(*std::move(story));
    }
    page.contents = contents_of(world, issue, digest, stories, language);
    return publish::issue_page(hub, page, world.templates, world.templates.words(language, "archive"));
}

std::string inputs_of(const World& world, const FeedMaterial& material, const StoryStandings& standing,
                      const ArchivedIssue& issue, const std::string& language) {
    const Digest digest = digest_of(world.settings, issue.issue);
    std::string inputs = material.frame + '\n' + world.templates.source("site/issue.html") +
                         title_of(issue.issue, digest, language) + '\n' +
                         intro_in(issue.issue, language).text + '\n' + digest.title + '\n' + digest.zone +
                         '\n' + rfc3339(issue.issue.due) + '\n' + issue.issue.intro.value_or(digest.intro);
    for (const std::string& section : digest.sections) inputs += '\n' + section;
    for (const Erratum& erratum :
         shown_errata(issue.errata, std::array<std::string_view, 2>{language, digest.language}))
        inputs += '\n' + erratum.title + '\n' + erratum.partner + '\n' + iso_day(erratum.dated);
    for (const std::string& one : issue.languages) inputs += ' ' + one;
    for (const char* table : {"archive", "digest", "content_notes"})
        for (const auto& [key, text] : world.templates.words(language, table)) inputs += '\n' + text;
    for (const StoryId story : issue.issue.stories) {
        const StoryMark* const mark = standing.mark(story);
        inputs += ' ' + (mark != nullptr ? std::to_string(mark->looks) : "-");
        if (standing.is_withdrawn(story)) inputs += "withdrawn";
    }
    return hash_hex(inputs);
}

std::string list_of(const World& world, const publish::Hub& hub, const std::vector<ArchivedIssue>& issues) {
    const std::string language = language_of_hub(world.settings);
    std::vector<publish::ListedIssue> listed;
    for (const ArchivedIssue& issue : issues) {
        const Digest digest = digest_of(world.settings, issue.issue);
        listed.push_back({.title = title_of(issue.issue, digest, language),
                          .day = iso_day_in(issue.issue.due, digest.zone),
                          .date = written_day(issue.issue.due, digest.zone, language),
                          .pages = pages_of(issue, digest.zone, "")});
    }
    return publish::issue_list(hub, language, listed, world.templates,
                               world.templates.words(language, "archive"));
}

}  // namespace

StoryStandings::StoryStandings(const FeedMaterial& material) {
    for (const StoryMark& mark : material.marks) published_.emplace(mark.id, &mark);
    for (const GoneStory& story : material.gone) gone_.insert(story.id);
}

const StoryMark* StoryStandings::mark(StoryId story) const {
    const auto found = published_.find(story);
    return found == published_.end() ? nullptr : found->second;
}

std::string last_issue_on_the_web(const World& world, const std::string& digest,
                                  const std::string& language) {
    const std::optional<ArchivedIssue> last = store::last_archived_issue(world.db, digest);
    if (!last || last->languages.empty() || is_by_invitation(world.settings, last->issue)) return {};
    const std::vector<std::string>& languages = last->languages;
    const bool has_it = std::ranges::find(languages, language) != languages.end();
    const std::string name =
        name_of(*last, digest_of(world.settings, last->issue).zone, has_it ? language : languages.front());
    const std::filesystem::path folder = world.places.at(world.settings.paths.public_folder);
    std::error_code unreadable;
    if (!std::filesystem::exists(folder / name, unreadable)) return {};
    const std::string& root = world.settings.hub.public_url;
    return root + (root.ends_with('/') ? "" : "/") + name;
}

void offer_issues(const World& world, const FeedMaterial& material, const StoryStandings& standing,
                  Publication& publication) {
    std::vector<ArchivedIssue> issues = store::archived_issues(world.db);
    std::erase_if(issues,
                  [&](const ArchivedIssue& issue) { return is_by_invitation(world.settings, issue.issue); });
    for (const ArchivedIssue& issue : issues)
        for (const std::string& language : issue.languages)
            publication.offer(name_of(issue, digest_of(world.settings, issue.issue).zone, language),
                              inputs_of(world, material, standing, issue, language),
                              [&world, &material, &standing, issue, language] {
                                  return made(world, material.hub, standing, issue, language);
                              });
    const std::string list = list_of(world, material.hub, issues);
    publication.offer("issues/index.html", hash_hex(list), [list] { return list; });
}

}  // namespace tidings
