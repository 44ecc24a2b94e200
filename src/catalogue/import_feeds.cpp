#include "catalogue/import_feeds.h"

#include <map>
#include <optional>
#include <string>

#include "catalogue/field_changes.h"
#include "store/acts/acts.h"
#include "store/feeds/feeds.h"

namespace tidings::catalogue {
namespace {

// The hub's partners by slug and by name: OPML knows names alone, and a slug need not be made of its
// partner's name.
class KnownPartners {
  public:
    explicit KnownPartners(const store::Database& db) {
        for (const Partner& partner : store::partners(db)) add(partner, partner.id);
    }
    void add(const Partner& partner, PartnerId id) {
        by_slug_.emplace(partner.slug, id);
        by_name_.emplace(partner.name, id);
    }
    std::optional<PartnerId> find(const Partner& partner) const {
        if (const auto found = by_slug_.find(partner.slug); found != by_slug_.end()) return found->second;
        if (const auto found = by_name_.find(partner.name); found != by_name_.end()) return found->second;
        return std::nullopt;
    }

  private:
    std::map<std::string, PartnerId> by_slug_, by_name_;
};

// Who imports, and when.
struct Import {
    store::Transaction& tx;
    std::string_view by;
    Timestamp now;
};

void record(const Import& import, Act act, std::vector<FieldChange> changes) {
    if (changes.empty()) return;
    act.changes = std::move(changes);
    store::record_act(import.tx, act);
}

PartnerId partner_for(const Import& import, KnownPartners& there, const Partner& partner, Known known) {
    if (known == Known::kept)
        if (const std::optional<PartnerId> id = there.find(partner)) return *id;
    const std::optional<Partner> before = store::partner_with_slug(import.tx.db(), partner.slug);
    const PartnerId id = store::upsert_partner(import.tx, partner);
    record(import, act_on(id, import.now, import.by, before ? "changed" : "added", ""),
           before ? changes_of(*before, partner) : fields_of(partner));
    there.add(partner, id);
    return id;
}

// True if the feed was not followed before.
bool follow(const Import& import, Feed feed) {
    const std::optional<Feed> before = store::feed_with_address(import.tx.db(), feed.address);
    const store::UpsertedFeed stored = store::upsert_feed(import.tx, feed);
    if (before) {  // what the import leaves out stays
        if (feed.title.empty()) feed.title = before->title;
        feed.address = before->address;
    }
    record(import, act_on(stored.id, import.now, import.by, before ? "changed" : "followed", ""),
           before ? changes_of(*before, feed) : fields_of(feed));
    return stored.added;
}

}  // namespace

ImportTally import_feeds(store::Database& db, const std::vector<PartnerFeeds>& partners, Known known,
                         std::string_view by, Timestamp now) {
    ImportTally tally;
    KnownPartners there(db);
    store::Transaction tx(db);
    const Import import{tx, by, now};
    for (const PartnerFeeds& entry : partners) {
        ++tally.partners;
        std::vector<Feed> feeds = entry.feeds;
        if (known == Known::kept)
            tally.kept += std::erase_if(feeds, [&](const Feed& feed) {
                return store::feed_with_address(db, feed.address).has_value();
            });
        if (feeds.empty() && !entry.feeds.empty()) continue;
        const PartnerId partner = partner_for(import, there, entry.partner, known);
        for (Feed& feed : feeds) {
            feed.partner = partner;
            feed.next_poll = now;
            ++(follow(import, feed) ? tally.added : tally.updated);
        }
    }
    tx.commit();
    return tally;
}

std::vector<PartnerFeeds> followed(const store::Database& db) {
    std::vector<PartnerFeeds> all;
    std::map<std::int64_t, std::size_t> places;
    for (Partner& partner : store::partners(db)) {
        places.emplace(number(partner.id), all.size());
        all.push_back({std::move(partner), {}});
    }
    for (Feed& feed : store::feeds(db)) all[places.at(number(feed.partner))].feeds.push_back(std::move(feed));
    return all;
}

}  // namespace tidings::catalogue
