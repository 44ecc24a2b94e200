#include "commands/reader_pages.h"

#include <utility>

#include "base/file.h"
#include "mailing/kept_leavers.h"
#include "publication/publish_issues.h"
#include "url/url.h"
#include "world/desk_url.h"
#include "world/imprint_of.h"

namespace tidings {
namespace {

constexpr std::string_view stylesheet = "desk/desk.css";

std::vector<std::string> tags_of(const Vocabulary& vocabulary, std::string_view facet) {
    std::vector<std::string> tags;
    for (const TagRule& tag : vocabulary.tags)
        if (tag.facet == facet) tags.push_back(tag.id);
    return tags;
}

readers::Settings settings_for(const World& world) {
    const Vocabulary& vocabulary = world.vocabulary();
    readers::Settings settings;
    settings.hub_title = world.settings.hub.title;
    settings.hub_url = world.settings.hub.url;
    if (const std::string url = desk_url(world.settings); !url.empty())
        settings.origin = Url::parse(url)->origin();
    settings.imprint = imprint_of(world.settings);
    for (const Digest& digest : world.settings.digests)
        settings.digests.push_back({digest.slug, digest.title, digest.is_by_invitation(), digest.description,
                                    digest.rhythm, static_cast<int>(digest.days.size())});
    settings.last_issue = [&world](const std::string& digest, const std::string& language) {
        return last_issue_on_the_web(world, digest, language);
    };
    if (!world.settings.digests.empty()) settings.language = world.settings.digests.front().language;
    settings.topics = tags_of(vocabulary, "topic");
    settings.kinds = tags_of(vocabulary, "type");
    settings.tag_label = [&vocabulary](std::string_view tag, std::string_view language) {
        return vocabulary.label(tag, language);
    };
    return settings;
}

}  // namespace

ReaderPages::ReaderPages(World& world, const std::filesystem::path& share,
                         std::function<void(const EmailAddress&)> ask_for_link,
                         std::function<void()> mail_waits)
    : settings_(settings_for(world)),
      context_{
          .db = world.db,
          .templates = world.templates,
          .key = world.key,
          .settings = settings_,
          .clock = world.clock,
          .log = world.log,
          .mails = mails_,
          .link_requests = link_requests_,
          .wrong_addresses = wrong_addresses_,
          .stylesheet = must(read_file(templates_folder(world.settings, world.places, share) / stylesheet)),
          .mail_waits = std::move(mail_waits),
          .leave_later = [&world](const ReaderLink& link,
                                  std::string_view how) { keep_leaver(world, link, how); },
          .ask_for_link = std::move(ask_for_link)} {}

}  // namespace tidings
