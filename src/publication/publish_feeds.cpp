#include "publication/publish_feeds.h"

#include <algorithm>
#include <functional>
#include <span>
#include <utility>

#include "compose/our_words.h"
#include "model/languages.h"
#include "publication/archive_offers.h"
#include "publish/archive_pages.h"
#include "publish/publish.h"
#include "publish/withdrawn_notice.h"
#include "store/stories/published.h"
#include "text/hash.h"

namespace tidings {
namespace {

using publish::FeedKind;
using publish::FeedPage;
using publish::PlannedFeed;

std::string frame_of(const publish::Hub& hub) {
    std::string frame = hub.version;
    for (const std::string* part : {&hub.title, &hub.subtitle, &hub.home_page.text(), &hub.files.text(),
                                    &hub.id, &hub.author, &hub.rights, &hub.language})
        frame += '\n' + *part;
    frame += hub.content_note_rules;
    frame += hub.pictures == Pictures::shown ? "\npictures" : "";
    return frame + '\n' + (hub.websub ? hub.websub->text() : "");
}

// Whether its entry is told as withdrawn; else there is only a tombstone.
bool is_told(const FeedMaterial& material, const GoneStory& gone) {
    return gone.has_notice && gone.at > material.notices_after;
}

std::string language_of(const FeedMaterial& material, const PlannedFeed& feed) {
    const bool has_words = std::ranges::find(our_languages, feed.subject) != our_languages.end();
    return feed.kind == FeedKind::language && has_words ? feed.subject : material.language;
}

std::string inputs_of(const FeedMaterial& material, const PlannedFeed& feed, int newest_page) {
    std::string inputs =
        material.frame + '\n' + feed.label + '\n' + feed.facet + '\n' + std::to_string(newest_page);
    for (const std::size_t place : feed.stories) inputs += ' ' + std::to_string(material.marks[place].looks);
    for (const std::size_t place : feed.gone) {
        const GoneStory& gone = material.gone[place];
        inputs +=
            " -" + std::to_string(number(gone.id)) + '@' + std::to_string(gone.at.time_since_epoch().count());
        if (is_told(material, gone)) inputs += material.withdrawn_title(language_of(material, feed));
    }
    return hash_hex(inputs);
}

// Atom or JSON Feed.
struct Format {
    const std::string& (RenderedEntries::*entry)(const StoryMark&);
    std::string (*notice)(const publish::Hub&, const publish::WithdrawnNotice&);
    std::string (*document)(const publish::Hub&, const FeedPage&, std::span<const std::string_view>);
};

constexpr Format atom{&RenderedEntries::atom, &publish::atom_notice, &publish::atom_document};
constexpr Format json{&RenderedEntries::json, &publish::json_notice, &publish::json_document};

// An entry on its way into a document.
struct TimedEntry {
    Timestamp updated{};
    std::string_view text;
};

// The entries that tell of withdrawn stories, the last first.
std::vector<std::pair<Timestamp, std::string>> notices_of(const FeedMaterial& material,
                                                          const PlannedFeed& feed, const Format& format) {
    const std::string language = language_of(material, feed);
    std::vector<std::pair<Timestamp, std::string>> notices;
    for (const std::size_t place : feed.gone)
        if (const GoneStory& gone = material.gone[place]; is_told(material, gone))
            notices.emplace_back(gone.at,
                                 format.notice(material.hub, {gone.entry_id, gone.at,
                                                              material.withdrawn_title(language), language}));
    return notices;
}

// The feed's stories that fit `most` bytes, the last updated first; those that no archive page has always do.
std::vector<std::size_t> fitting(FeedMaterial& material, const PlannedFeed& feed, const Format& format,
                                 std::size_t most) {
    const auto size_of = [&](std::size_t place) {
        return (material.entries.*format.entry)(material.marks[place]).size();
    };
    const auto must_stand_here = [&](std::size_t place) {
        return feed.kind == FeedKind::combined && material.marks[place].archive_page == 0;
    };
    std::size_t bytes = 0;
    for (const std::size_t place : feed.stories)
        if (must_stand_here(place)) bytes += size_of(place);
    std::vector<std::size_t> shown;
    bool has_room = true;
    for (const std::size_t place : feed.stories) {
        if (must_stand_here(place)) {
            shown.push_back(place);
            continue;
        }
        has_room = has_room && (bytes == 0 || bytes + size_of(place) <= most);
        if (!has_room) continue;
        bytes += size_of(place);
        shown.push_back(place);
    }
    return shown;
}

std::string subtitle_of(const FeedMaterial& material, const PlannedFeed& feed) {
    return feed.kind == FeedKind::combined ? material.hub.subtitle : std::string();
}

std::string made(FeedMaterial& material, const PlannedFeed& feed, const std::string& name, int newest_page,
                 const Format& format) {
    const bool is_whole = feed.kind == FeedKind::combined;
    FeedPage page{.name = name,
                  .title = is_whole ? material.hub.title : material.hub.title + ": " + feed.label,
                  .subtitle = subtitle_of(material, feed),
                  .id = feed.id,
                  .language = feed.kind == FeedKind::language ? feed.subject : std::string(),
                  .prev_archive = is_whole ? publish::archive_name(newest_page) : std::string(),
                  .gone = tombstones(material, feed.gone)};
    const std::vector<std::pair<Timestamp, std::string>> notices = notices_of(material, feed, format);
    std::vector<TimedEntry> told;
    std::size_t bytes = 0;
    for (const auto& [at, notice] : notices) {
        told.push_back({at, notice});
        bytes += notice.size();
    }
    const std::size_t most = publish::most_bytes - std::min(bytes, publish::most_bytes);
    for (const std::size_t place : fitting(material, feed, format, most)) {
        const std::string& entry = (material.entries.*format.entry)(material.marks[place]);
        if (!entry.empty()) told.push_back({material.marks[place].updated, entry});
    }
    std::ranges::stable_sort(told, std::greater(), &TimedEntry::updated);
    if (!page.gone.empty()) page.updated = material.gone[feed.gone.front()].at;
    if (!told.empty()) page.updated = told.front().updated;
    std::vector<std::string_view> entries;
    for (const TimedEntry& entry : told) entries.push_back(entry.text);
    return format.document(material.hub, page, entries);
}

void offer(FeedMaterial& material, Publication& publication, const PlannedFeed& feed, int newest_page) {
    const std::string inputs = inputs_of(material, feed, newest_page);
    publication.offer(feed.atom_name, inputs, [&material, feed, newest_page] {
        return made(material, feed, feed.atom_name, newest_page, atom);
    });
    publication.offer(feed.json_name, inputs, [&material, feed, newest_page] {
        return made(material, feed, feed.json_name, newest_page, json);
    });
}

// As long as the first page is as it was left, nothing that no archive page has has come or changed its size.
bool first_page_is_current(const FeedMaterial& material, const Publication& publication, int newest_page) {
    const PlannedFeed combined = publish::planned_combined_feed(material.hub, material.marks, material.gone);
    return publication.is_current(combined.atom_name, inputs_of(material, combined, newest_page));
}

}  // namespace

FeedMaterial feed_material(const World& world, const publish::Hub& hub) {
    const auto days = std::chrono::days(world.settings.publish.withdrawn_notice_days);
    return {.db = world.db,
            .hub = hub,
            .marks = store::published_marks(world.db),
            .gone = store::gone_stories(world.db),
            .entries = RenderedEntries(world.db, hub),
            .frame = frame_of(hub),
            .notices_after = days.count() == 0 ? Timestamp::max() : world.clock() - days,
            .language = hub.language,
            .withdrawn_title = [&world](const std::string& language) {
                return OurWords(world.templates, language, "archive").text("withdrawn_entry");
            }};
}

std::vector<PlannedFeed> offer_feeds(FeedMaterial& material, Publication& publication) {
    int newest_page = offer_archive(material, publication);
    if (!first_page_is_current(material, publication, newest_page)) {
        seal_full_pages(material, publication);
        newest_page = offer_archive(material, publication);
    }
    std::vector<PlannedFeed> feeds = publish::planned_feeds(material.hub, material.marks, material.gone);
    for (const PlannedFeed& feed : feeds) offer(material, publication, feed, newest_page);
    return feeds;
}

}  // namespace tidings
