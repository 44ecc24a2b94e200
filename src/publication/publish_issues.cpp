#include "publication/publish_issues.h"

#include <algorithm>
#include <utility>

#include "compose/wording.h"
#include "dates/date.h"
#include "publish/issue_page.h"
#include "store/archived_issues.h"
#include "store/stories.h"
#include "text/hash.h"

namespace tidings {
namespace {

using publish::IssuePage;
using publish::IssueTranslation;
using store::ArchivedIssue;

// What the digest of an issue is called now, and whose days count.
struct IssueFrame {
    std::string title, zone;
};

IssueFrame frame_of(const Settings& settings, const Issue& issue) {
    for (const Digest& digest : settings.digests)
        if (digest.slug == issue.digest)
            return {issue.title.empty() ? digest.title : issue.title, digest.zone};
    return {issue.title, "UTC"};
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

publish::IssueItem item_of(const World& world, const Story& story, const std::string& zone,
                           const std::string& language) {
    publish::IssueItem item{.story = story};
    item.date = written_day(story.lead.published.value_or(story.first_seen), zone, language);
    for (const std::string& tag : story.tags)
        if (!world.vocabulary().facet_of(tag).empty())
            item.tags.push_back(world.vocabulary().label(tag, language));
    item.right_to_left = is_right_to_left(story.lead.language);
    return item;
}

std::string made(const World& world, const publish::Hub& hub, const StoryStandings& standing,
                 const ArchivedIssue& issue, const std::string& language) {
    const IssueFrame frame = frame_of(world.settings, issue.issue);
    IssuePage page{.language = language,
                   .title = frame.title,
                   .day = iso_day_in(issue.issue.due, frame.zone),
                   .date = written_day(issue.issue.due, frame.zone, language),
                   .translations = pages_of(issue, frame.zone, language)};
    for (const StoryId id : issue.issue.stories) {
        const StoryMark* const mark = standing.mark(id);
        if (standing.is_withdrawn(id)) page.items.push_back({.is_withdrawn = true});
        if (mark == nullptr) continue;
        if (const std::optional<Story> story = store::published_story(world.db, *mark))
            page.items.push_back(item_of(world, *story, frame.zone, language));
    }
    return publish::issue_page(hub, page, world.templates, world.templates.words(language, "archive"));
}

std::string inputs_of(const World& world, const FeedMaterial& material, const StoryStandings& standing,
                      const ArchivedIssue& issue, const std::string& language) {
    const IssueFrame frame = frame_of(world.settings, issue.issue);
    std::string inputs = material.frame + '\n' + world.templates.source("site/issue.html") + frame.title +
                         '\n' + frame.zone + '\n' + rfc3339(issue.issue.due);
    for (const std::string& one : issue.languages) inputs += ' ' + one;
    for (const auto& [key, text] : world.templates.words(language, "archive")) inputs += '\n' + text;
    for (const StoryId story : issue.issue.stories) {
        const StoryMark* const mark = standing.mark(story);
        inputs += ' ' + (mark != nullptr ? std::to_string(mark->looks) : "-");
        if (standing.is_withdrawn(story)) inputs += "withdrawn";
    }
    return hash_hex(inputs);
}

std::string list_language(const World& world) {
    return world.settings.digests.empty() ? "en" : world.settings.digests.front().language;
}

std::string list_of(const World& world, const publish::Hub& hub, const std::vector<ArchivedIssue>& issues) {
    const std::string language = list_language(world);
    std::vector<publish::ListedIssue> listed;
    for (const ArchivedIssue& issue : issues) {
        const IssueFrame frame = frame_of(world.settings, issue.issue);
        listed.push_back({.title = frame.title,
                          .day = iso_day_in(issue.issue.due, frame.zone),
                          .date = written_day(issue.issue.due, frame.zone, language),
                          .pages = pages_of(issue, frame.zone, "")});
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

void offer_issues(const World& world, const FeedMaterial& material, const StoryStandings& standing,
                  Publication& publication) {
    std::vector<ArchivedIssue> issues = store::archived_issues(world.db);
    std::erase_if(issues,
                  [&](const ArchivedIssue& issue) { return is_by_invitation(world.settings, issue.issue); });
    for (const ArchivedIssue& issue : issues)
        for (const std::string& language : issue.languages)
            publication.offer(name_of(issue, frame_of(world.settings, issue.issue).zone, language),
                              inputs_of(world, material, standing, issue, language),
                              [&world, &material, &standing, issue, language] {
                                  return made(world, material.hub, standing, issue, language);
                              });
    const std::string list = list_of(world, material.hub, issues);
    publication.offer("issues/index.html", hash_hex(list), [list] { return list; });
}

}  // namespace tidings
