#include "publication/check_publication.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "publish/archive_pages.h"
#include "publish/check_feeds.h"
#include "publish/gzip.h"
#include "publish/public_folder.h"
#include "publish/publish.h"
#include "store/stories/published.h"

namespace tidings {
namespace {

using publish::CheckedFeed;

// One look at all there is.
struct Check {
    const publish::Hub hub;
    const publish::PublicFolder folder;
    std::map<std::string, CheckedFeed> feeds;
    PublicationReport report{};

    void expect(bool is_so, const std::string& name, const std::string& problem) {
        if (!is_so) report.problems.push_back(name + ": " + problem);
    }
};

bool is_atom(std::string_view name) { return name == publish::atom_file || name.ends_with(".atom.xml"); }

bool is_json(std::string_view name) { return name.ends_with(".json"); }

void check_file(Check& check, const PublicFile& file) {
    ++check.report.files;
    const std::optional<std::string> bytes = check.folder.read(file.name);
    check.expect(bytes.has_value(), file.name, "it is missing");
    if (!bytes) return;
    check.expect(check.folder.looks(file.name) == publish::FileLooks{file.size, file.changed}, file.name,
                 "somebody else has written it");
    if (publish::has_twin(file.name)) {
        const std::string twin = check.folder.read(publish::twin_of(file.name)).value_or("");
        check.expect(publish::is_gzip_of(twin, *bytes), file.name,
                     "its compressed twin is missing or holds something else");
    }
    if (!is_atom(file.name) && !is_json(file.name)) return;
    ++check.report.feeds;
    CheckedFeed found = is_atom(file.name) ? publish::check_atom(check.hub, file.name, *bytes)
                                           : publish::check_json(check.hub, file.name, *bytes);
    for (const std::string& problem : found.problems) check.expect(false, file.name, problem);
    check.feeds.emplace(file.name, std::move(found));
}

std::string json_beside(const std::string& atom) {
    constexpr std::string_view ending = ".atom.xml";
    if (atom == publish::atom_file) return std::string(publish::json_file);
    return atom.substr(0, atom.size() - ending.size()) + ".json";
}

// The formats may end at different entries, because their bytes are limited.
void check_pairs(Check& check) {
    for (const auto& [name, feed] : check.feeds) {
        if (!is_atom(name) || feed.is_archive) continue;
        const auto json = check.feeds.find(json_beside(name));
        check.expect(json != check.feeds.end(), name, "there is no JSON Feed beside it");
        if (json == check.feeds.end()) continue;
        const auto ends = std::ranges::mismatch(feed.entry_ids, json->second.entry_ids);
        check.expect(ends.in1 == feed.entry_ids.end() || ends.in2 == json->second.entry_ids.end(), name,
                     "the JSON Feed beside it has other entries");
    }
}

// From the first page back to the oldest: every page there is, each once (RFC 5005 section 4).
void check_archive(Check& check) {
    std::size_t pages = 0;
    for (const auto& [name, feed] : check.feeds) pages += feed.is_archive ? 1 : 0;
    std::string name(publish::atom_file);
    while (check.report.archive_pages <= pages) {
        const auto feed = check.feeds.find(name);
        if (feed == check.feeds.end() || feed->second.prev_archive.empty()) break;
        const std::string next = feed->second.prev_archive;
        const std::string& base = check.hub.files.text();
        const std::string before =
            std::exchange(name, next.starts_with(base) ? next.substr(base.size()) : next);
        const auto page = check.feeds.find(name);
        check.expect(page != check.feeds.end() && page->second.is_archive, before,
                     "it names " + next + " as the archive page before it, which is none");
        ++check.report.archive_pages;
    }
    check.expect(check.report.archive_pages == pages, std::string(publish::atom_file),
                 "not every archive page is reached from it");
}

bool is_in_our_folders(std::string_view name) {
    constexpr std::array<std::string_view, 5> ours{"archive/", "feeds/", "issues/", "languages/", "tags/"};
    return name.ends_with(".new") ||
           std::ranges::any_of(ours, [&](std::string_view folder) { return name.starts_with(folder); });
}

void check_leftovers(Check& check, const std::vector<PublicFile>& files) {
    for (const std::string& name : check.folder.names()) {
        const bool is_known =
            std::ranges::any_of(files, [&](const PublicFile& file) { return file.name == name; });
        check.expect(is_known || !is_in_our_folders(name), name, "we did not write it");
    }
}

}  // namespace

PublicationReport check_publication(const World& world) {
    Check check{
        hub_of(world), publish::PublicFolder(world.places.at(world.settings.paths.public_folder)), {}};
    const std::vector<PublicFile> files = store::public_files(world.db);
    for (const PublicFile& file : files) check_file(check, file);
    check.expect(check.feeds.contains(std::string(publish::atom_file)), std::string(publish::atom_file),
                 "it was never published");
    check_pairs(check);
    check_archive(check);
    check_leftovers(check, files);
    return std::move(check.report);
}

}  // namespace tidings
