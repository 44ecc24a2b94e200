#include "publication/archive_offers.h"

#include <optional>
#include <span>
#include <utility>

#include "publish/archive_pages.h"
#include "publish/publish.h"
#include "store/sqlite/relaxed_durability.h"
#include "store/stories/published.h"
#include "text/hash.h"

namespace tidings {
namespace {

using publish::ArchivePage;

Timestamp newest(const FeedMaterial& material, const ArchivePage& page) {
    if (!page.stories.empty()) return material.marks[page.stories.front()].updated;
    return page.gone.empty() ? Timestamp{} : material.gone[page.gone.front()].at;
}

// Pages never change once they are linked, unless what they show must not be shown: a new number makes them
// all anew. 2: addresses without tracking, no pictures where none are shown, content notes.
constexpr std::string_view promise = "2";

std::string archive_inputs(const FeedMaterial& material, const ArchivePage& page) {
    return hash_hex(material.hub.files.text() + '\n' + page.permissions + '\n' + std::string(promise) +
                    (material.hub.pictures == Pictures::shown ? "pictures" : ""));
}

std::string archive_bytes(const FeedMaterial& material, const ArchivePage& page,
                          std::span<const std::string_view> entries) {
    return publish::atom_document(material.hub,
                                  {.name = publish::archive_name(page.number),
                                   .title = material.hub.title,
                                   .subtitle = material.hub.subtitle,
                                   .id = material.hub.id,
                                   .prev_archive = publish::archive_name(page.number - 1),
                                   .is_archive = true,
                                   .updated = newest(material, page),
                                   .gone = tombstones(material, page.gone)},
                                  entries);
}

std::string remade_archive_page(const FeedMaterial& material, const ArchivePage& page) {
    std::vector<std::string> entries;
    for (const std::size_t place : page.stories)
        entries.push_back(material.entries.atom_once(material.marks[place]));
    const std::vector<std::string_view> views(entries.begin(), entries.end());
    return archive_bytes(material, page, views);
}

// A page on its way: the oldest story that no page has first.
struct FillingPage {
    std::vector<std::size_t> stories;
    std::vector<std::string> entries;
    std::size_t bytes = 0;

    bool has_room_for(const std::string& entry) const {
        return stories.empty() ||
               (stories.size() < publish::most_entries && bytes + entry.size() <= publish::most_bytes);
    }
};

// Once this returns the page stands for ever; a run that is killed before it is written finds it missing and
// makes it.
void seal(FeedMaterial& material, Publication& publication, const FillingPage& page) {
    std::vector<StoryMark> members;
    for (const std::size_t place : page.stories) members.push_back(material.marks[place]);
    store::Transaction tx(material.db);
    const int number = store::seal_archive_page(tx, members);
    tx.commit();

    std::vector<ArchiveEntry> told;
    for (const std::size_t place : page.stories) {
        material.marks[place].archive_page = number;
        told.push_back({number, material.marks[place].id, material.marks[place].updated});
    }
    ArchivePage sealed = publish::archive_pages(told, members, {}).front();
    sealed.stories.assign(page.stories.rbegin(), page.stories.rend());
    const std::vector<std::string_view> entries(page.entries.rbegin(), page.entries.rend());
    publication.put(publish::archive_name(number), archive_inputs(material, sealed),
                    archive_bytes(material, sealed, entries));
}

}  // namespace

std::vector<publish::Tombstone> tombstones(const FeedMaterial& material,
                                           const std::vector<std::size_t>& gone) {
    std::vector<publish::Tombstone> all;
    for (const std::size_t place : gone)
        all.push_back({material.gone[place].entry_id, material.gone[place].at});
    return all;
}

void seal_full_pages(FeedMaterial& material, Publication& publication) {
    const store::RelaxedDurability relaxed(
        material.db);  // the commit before atom.xml is written waits for them all
    std::optional<store::Snapshot> as_of_now(material.db);
    FillingPage page;
    for (std::size_t place = material.marks.size(); place-- > 0;) {
        if (material.marks[place].archive_page != 0) continue;
        std::string entry = material.entries.atom_once(material.marks[place]);
        if (!page.has_room_for(entry)) {
            as_of_now.reset();
            seal(material, publication, page);
            as_of_now.emplace(material.db);
            page = {};
        }
        page.bytes += entry.size();
        page.stories.push_back(place);
        page.entries.push_back(std::move(entry));
    }
}

int offer_archive(const FeedMaterial& material, Publication& publication) {
    int newest_page = 0;
    for (ArchivePage& page :
         publish::archive_pages(store::archive_entries(material.db), material.marks, material.gone)) {
        newest_page = page.number;
        std::string inputs = archive_inputs(material, page);
        publication.offer(
            publish::archive_name(page.number), std::move(inputs),
            [&material, page = std::move(page)] { return remade_archive_page(material, page); });
    }
    return newest_page;
}

}  // namespace tidings
