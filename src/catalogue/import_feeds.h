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

// What a file names, and what of it cannot be followed: each address that is left out, with its line.
struct FeedList {
    std::vector<PartnerFeeds> partners;
    std::vector<Error> left_out;
    std::size_t folders = 0;        // OPML: outlines with feeds in them, by name
    std::size_t commented_out = 0;  // OPML: feeds that are, and are not among these
};

// What the folders of an OPML file are: in our own lists partners, in the exports of feed readers topics.
enum class Folders { partners, ignored, tags };

// feeds/partners.toml: [[partner]] tables with [[partner.feed]] tables. An address with a user or a password
// in it is left out; any other mistake is Error configuration, with the line.
Result<FeedList> read_partners_file(std::string_view toml, const std::string& file_name);
std::string write_partners_file(const std::vector<PartnerFeeds>& partners);

// An OPML subscription list: each outline with an xmlUrl is a feed. The folder around it, where those are
// partners, or its own title names the partner; where folders are tags, it gives the feed a standing tag,
// which the vocabulary need not have. What is commented out is not taken, lists that it includes are left
// out. An address that cannot be followed is left out, and so are file: addresses: an OPML file comes from
// anybody. Error not_a_feed for a file that is no OPML.
Result<FeedList> read_opml_file(std::string_view opml, const std::string& file_name,
                                Folders folders = Folders::partners);
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
