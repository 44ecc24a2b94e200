#include "publish/archive_pages.h"

#include <algorithm>
#include <unordered_map>

namespace tidings::publish {
namespace {

template <class List>
std::unordered_map<StoryId, std::size_t> places_of(const List& stories) {
    std::unordered_map<StoryId, std::size_t> places;
    for (std::size_t i = 0; i < stories.size(); ++i) places.emplace(stories[i].id, i);
    return places;
}

}  // namespace

std::vector<ArchivePage> archive_pages(std::span<const ArchiveEntry> entries,
                                       std::span<const StoryMark> marks, std::span<const GoneStory> gone) {
    const auto mark_of = places_of(marks), gone_of = places_of(gone);
    std::vector<ArchivePage> pages;
    for (const ArchiveEntry& entry : entries) {
        if (pages.empty() || pages.back().number != entry.page) pages.push_back({.number = entry.page});
        ArchivePage& page = pages.back();
        page.permissions += ' ' + std::to_string(number(entry.story));
        if (const auto found = mark_of.find(entry.story); found != mark_of.end()) {
            page.permissions += ':' + std::to_string(marks[found->second].excerpt_limit);
            // What was told anew since then stands in a later page.
            if (marks[found->second].updated == entry.updated) page.stories.push_back(found->second);
        } else if (const auto lost = gone_of.find(entry.story); lost != gone_of.end()) {
            page.permissions += ":gone";
            page.gone.push_back(lost->second);
        } else {
            page.permissions += ":not now";
        }
    }
    for (ArchivePage& page : pages) std::ranges::reverse(page.stories);
    return pages;
}

std::string archive_name(int page) {
    return page == 0 ? std::string() : "archive/" + std::to_string(page) + ".atom.xml";
}

}  // namespace tidings::publish
