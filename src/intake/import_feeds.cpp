#include "intake/import_feeds.h"

#include <map>

#include "parse/opml.h"
#include "publish/opml.h"
#include "store/feeds.h"
#include "text/language.h"
#include "text/plain_text.h"

namespace tidings {
namespace {

// In a list without groups, each feed's own title names its partner.
Partner partner_named(const Outline& outline) {
    Partner partner;
    partner.name = !outline.group.empty()   ? outline.group
                   : !outline.title.empty() ? outline.title
                                            : outline.xml_url;
    partner.slug = slugify(partner.name);
    if (Result<Url> home = Url::parse(outline.html_url)) partner.home_page = *std::move(home);
    return partner;
}

// OPML knows names alone, and a slug need not be made of its partner's name.
PartnerId partner_for(store::Transaction& tx, const store::Database& db, const Partner& partner,
                      Known known) {
    if (known == Known::kept)
        for (const Partner& there : store::partners(db))
            if (there.slug == partner.slug || there.name == partner.name) return there.id;
    return store::upsert_partner(tx, partner);
}

}  // namespace

Result<std::vector<PartnerFeeds>> read_opml_file(std::string_view opml, const std::string& file) {
    const Result<std::vector<Outline>> outlines = parse_opml(opml);
    if (!outlines)
        return Error{outlines.error().code, file + ": " + outlines.error().message, outlines.error().hint};
    std::vector<PartnerFeeds> partners;
    std::map<std::string, std::size_t> places;
    for (const Outline& outline : *outlines) {
        Result<Url> url = Url::parse(outline.xml_url);
        if (!url)
            return Error{Code::not_a_feed, file + ": " + url.error().message,
                         "Only http and https addresses can be imported."};
        Partner partner = partner_named(outline);
        const auto [place, is_new] = places.emplace(partner.slug, partners.size());
        if (is_new) partners.push_back({std::move(partner), {}});
        PartnerFeeds& entry = partners[place->second];
        entry.feeds.push_back({.slug = entry.partner.slug,
                               .title = outline.title,
                               .address = *FeedAddress::parse(url->text()),
                               .language = language_tag(outline.language)});
    }
    return partners;
}

std::string write_opml_file(const std::vector<PartnerFeeds>& partners, const std::string& title) {
    std::vector<Outline> outlines;
    for (const PartnerFeeds& entry : partners)
        for (const Feed& feed : entry.feeds)
            if (!feed.address.is_file())
                outlines.push_back(
                    {.group = entry.partner.name,
                     .title = feed.title,
                     .xml_url = feed.address.text(),
                     .html_url = entry.partner.home_page ? entry.partner.home_page->text() : std::string(),
                     .language = feed.language});
    return publish::opml(title, outlines);
}

ImportTally import_feeds(store::Database& db, const std::vector<PartnerFeeds>& partners, Known known,
                         Timestamp now) {
    ImportTally tally;
    store::Transaction tx(db);
    for (const PartnerFeeds& entry : partners) {
        ++tally.partners;
        std::vector<Feed> feeds = entry.feeds;
        if (known == Known::kept)
            tally.kept += std::erase_if(feeds, [&](const Feed& feed) {
                return store::feed_with_address(db, feed.address).has_value();
            });
        if (feeds.empty() && !entry.feeds.empty()) continue;
        const PartnerId partner = partner_for(tx, db, entry.partner, known);
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

}  // namespace tidings
