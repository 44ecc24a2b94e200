#include "publication/publish_pages.h"

#include <algorithm>
#include <utility>

#include "catalogue/import_feeds.h"
#include "catalogue/opml_file.h"
#include "publish/feeds_page.h"
#include "publish/gone_list.h"
#include "store/stories/published.h"
#include "text/hash.h"

namespace tidings {
namespace {

// Everybody may read everything here; what nobody should read is not in the folder.
constexpr std::string_view robots = "User-agent: *\nDisallow:\n";

// For files that cost no more to make than to compare.
void offer_bytes(Publication& publication, std::string name, std::string bytes) {
    std::string inputs = hash_hex(bytes);
    publication.offer(std::move(name), std::move(inputs), [bytes = std::move(bytes)] { return bytes; });
}

// A tag that left the vocabulary. A tag without stories, or a language, may have some again.
bool is_gone_for_good(const World& world, std::string_view name) {
    const std::string_view tag = publish::tag_of_file(name);
    if (!tag.empty()) return world.vocabulary().facet_of(tag).empty();
    return name.starts_with("issues/");
}

std::vector<publish::GoneAddress> note_gone_files(World& world, const Publication& publication) {
    std::vector<std::string> vanished = publication.not_offered();
    std::erase_if(vanished, [&](const std::string& name) { return !is_gone_for_good(world, name); });
    std::vector<store::GoneFile> before = store::gone_files(world.db);
    std::vector<std::string> back;
    for (const store::GoneFile& file : before)
        if (publication.offers(file.name)) back.push_back(file.name);
    if (!vanished.empty() || !back.empty()) {
        store::Transaction tx(world.db);
        for (const std::string& name : vanished) store::mark_file_gone(tx, name, world.clock());
        for (const std::string& name : back) store::mark_file_here(tx, name);
        tx.commit();
        before = store::gone_files(world.db);
    }
    std::vector<publish::GoneAddress> gone;
    for (store::GoneFile& file : before) gone.push_back({std::move(file.name), file.at});
    return gone;
}

}  // namespace

void offer_pages(const World& world, const FeedMaterial& material,
                 std::span<const publish::PlannedFeed> feeds, Publication& publication) {
    offer_bytes(publication, "feeds/index.html", publish::feeds_page(material.hub, feeds, world.templates));
    offer_bytes(publication, "opml.xml",
                catalogue::write_opml_file(catalogue::followed(world.db), material.hub.title));
    offer_bytes(publication, "robots.txt", std::string(robots));
    offer_bytes(publication, "style.css", world.templates.render("site/style.css", render::Data()));
}

void offer_gone(World& world, const FeedMaterial& material, Publication& publication) {
    const std::vector<std::string> lists{"gone.conf", "gone.txt"};
    for (const std::string& name : lists) publication.offer(name, "", {});
    const std::vector<publish::GoneAddress> files = note_gone_files(world, publication);
    offer_bytes(publication, lists[0], publish::gone_map(material.hub, files));
    offer_bytes(publication, lists[1], publish::gone_list(material.hub, files, material.gone));
}

}  // namespace tidings
