#include "publish/planned_feeds.h"

#include <algorithm>
#include <map>
#include <utility>

#include "publish/publish.h"
#include "text/ascii.h"

namespace tidings::publish {
namespace {

constexpr std::string_view tag_folder = "tags/", language_folder = "languages/";
constexpr std::string_view atom_ending = ".atom.xml", json_ending = ".json";

bool is_slug(std::string_view text) {
    return !text.empty() && text.size() <= 80 && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || is_digit(c) || c == '-';
    });
}

// Feeds of one kind by subject, as stories come in.
class Shelf {
  public:
    Shelf(FeedKind kind, std::string_view folder) : kind_(kind), folder_(folder) {}

    void add_story(const std::string& subject, std::size_t place) {
        PlannedFeed& feed = feeds_[subject];
        if (feed.stories.size() < most_entries) feed.stories.push_back(place);
    }
    void add_gone(const std::string& subject, std::size_t place) {
        PlannedFeed& feed = feeds_[subject];
        if (feed.gone.size() < most_tombstones) feed.gone.push_back(place);
    }

    // Puts the feeds behind those there are; `describe` gives a subject's facet and label.
    template <class Describe>
    void move_to(std::vector<PlannedFeed>& all, const Hub& hub, const Describe& describe) {
        for (auto& [subject, feed] : feeds_) {
            const std::string stem = std::string(folder_) + subject;
            feed.kind = kind_;
            feed.subject = subject;
            std::tie(feed.facet, feed.label) = describe(subject);
            feed.atom_name = stem + std::string(atom_ending);
            feed.json_name = stem + std::string(json_ending);
            feed.id = hub.id + "/" + stem;
            all.push_back(std::move(feed));
        }
    }

  private:
    FeedKind kind_;
    std::string_view folder_;
    std::map<std::string, PlannedFeed> feeds_;
};

// Tags that the vocabulary no longer has name nothing that a reader could know.
class KnownTags {
  public:
    explicit KnownTags(const Hub& hub) : hub_(hub) {}
    bool has(const std::string& tag) {
        const auto [found, is_new] = known_.try_emplace(tag, false);
        if (is_new) found->second = is_slug(tag) && hub_.tag_facet && !hub_.tag_facet(tag).empty();
        return found->second;
    }

  private:
    const Hub& hub_;
    std::map<std::string, bool> known_;
};

}  // namespace

std::string feed_language(std::string_view tag) {
    std::string language = lower_ascii(tag.substr(0, tag.find('-')));
    const bool is_one = language.size() >= 2 && language.size() <= 3 &&
                        std::ranges::all_of(language, [](char c) { return c >= 'a' && c <= 'z'; });
    return is_one ? language : std::string();
}

PlannedFeed planned_combined_feed(const Hub& hub, std::span<const StoryMark> marks,
                                  std::span<const GoneStory> gone) {
    PlannedFeed feed{.label = hub.title,
                     .atom_name = std::string(atom_file),
                     .json_name = std::string(json_file),
                     .id = hub.id};
    for (std::size_t i = 0; i < marks.size(); ++i)
        if (marks[i].archive_page == 0) feed.stories.push_back(i);
    for (std::size_t i = 0; i < marks.size() && feed.stories.size() < most_entries; ++i)
        if (marks[i].archive_page != 0) feed.stories.push_back(i);
    std::ranges::sort(feed.stories);
    for (std::size_t i = 0; i < std::min(gone.size(), most_tombstones); ++i) feed.gone.push_back(i);
    return feed;
}

std::vector<PlannedFeed> planned_feeds(const Hub& hub, std::span<const StoryMark> marks,
                                       std::span<const GoneStory> gone) {
    Shelf tags(FeedKind::tag, tag_folder), languages(FeedKind::language, language_folder);
    KnownTags known(hub);
    for (std::size_t i = 0; i < marks.size(); ++i) {
        for (const std::string& tag : marks[i].tags)
            if (known.has(tag)) tags.add_story(tag, i);
        const std::string language = feed_language(marks[i].language);
        if (!language.empty()) languages.add_story(language, i);
    }
    for (std::size_t i = 0; i < gone.size(); ++i) {
        for (const std::string& tag : gone[i].tags)
            if (known.has(tag)) tags.add_gone(tag, i);
        const std::string language = feed_language(gone[i].language);
        if (!language.empty()) languages.add_gone(language, i);
    }
    std::vector<PlannedFeed> all{planned_combined_feed(hub, marks, gone)};
    tags.move_to(all, hub, [&](const std::string& tag) {
        return std::pair(hub.tag_facet(tag), hub.tag_label ? hub.tag_label(tag) : tag);
    });
    languages.move_to(all, hub, [&](const std::string& language) {
        return std::pair(std::string(), hub.language_label ? hub.language_label(language) : language);
    });
    return all;
}

std::string_view tag_of_file(std::string_view name) {
    if (!name.starts_with(tag_folder)) return {};
    for (const std::string_view ending : {atom_ending, json_ending})
        if (name.ends_with(ending))
            return name.substr(tag_folder.size(), name.size() - tag_folder.size() - ending.size());
    return {};
}

}  // namespace tidings::publish
