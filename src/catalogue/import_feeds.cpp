#include "catalogue/import_feeds.h"

#include <map>
#include <optional>
#include <string>

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

PartnerId partner_for(store::Transaction& tx, KnownPartners& there, const Partner& partner, Known known) {
    if (known == Known::kept)
        if (const std::optional<PartnerId> id = there.find(partner)) return *id;
    const PartnerId id = store::upsert_partner(tx, partner);
    there.add(partner, id);
    return id;
}

}  // namespace

ImportTally import_feeds(store::Database& db, const std::vector<PartnerFeeds>& partners, Known known,
                         Timestamp now) {
    ImportTally tally;
    KnownPartners there(db);
    store::Transaction tx(db);
    for (const PartnerFeeds& entry : partners) {
        ++tally.partners;
        std::vector<Feed> feeds = entry.feeds;
        if (known == Known::kept)
            tally.kept += std::erase_if(feeds, [&](const Feed& feed) {
                return store::feed_with_address(db, feed.address).has_value();
            });
        if (feeds.empty() && !entry.feeds.empty()) continue;
        const PartnerId partner = partner_for(tx, there, entry.partner, known);
        for (Feed& feed : feeds) {
            feed.partner = partner;
            feed.next_poll = now;
            ++(store::upsert_feed(tx, feed).added ? tally.added : tally.updated);
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
