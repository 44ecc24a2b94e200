#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "model/feed.h"
#include "store/database.h"

namespace tidings {

// A partner with its feeds, as partners.toml or OPML names them.
struct PartnerFeeds {
    Partner partner;
    std::vector<Feed> feeds;
};

// feeds/partners.toml: [[partner]] tables with [[partner.feed]] tables. Error configuration, with the line.
Result<std::vector<PartnerFeeds>> read_partners_file(std::string_view toml, const std::string& file_name);
std::string write_partners_file(const std::vector<PartnerFeeds>& partners);

// An OPML subscription list: each outline with an xmlUrl is a feed; the outline around it, or its own title,
// names the partner. file: addresses are refused: an OPML file comes from anybody.
Result<std::vector<PartnerFeeds>> read_opml_file(std::string_view opml, const std::string& file_name);
std::string write_opml_file(const std::vector<PartnerFeeds>& partners, const std::string& title);

struct ImportTally {
    std::size_t partners = 0;                      // named in the file
    std::size_t added = 0, updated = 0, kept = 0;  // feeds
};

// What becomes of partners and feeds that are there already.
enum class Known {
    updated,
    kept,  // as they are: what is imported says less of them than we know
};

// Adds or updates partners by slug and feeds by address, all or none. New feeds are due at once.
ImportTally import_feeds(store::Database& db, const std::vector<PartnerFeeds>& partners, Known known,
                         Timestamp now);

// All partners with their feeds.
std::vector<PartnerFeeds> followed(const store::Database& db);

}  // namespace tidings
