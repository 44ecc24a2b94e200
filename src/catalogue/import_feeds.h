#pragma once

#include <string_view>
#include <vector>

#include "base/clock.h"
#include "catalogue/feed_list.h"
#include "store/database.h"

namespace tidings::catalogue {

struct ImportTally {
    std::size_t partners = 0;                      // named in the file
    std::size_t added = 0, updated = 0, kept = 0;  // feeds
};

// What becomes of partners and feeds that the hub has already.
enum class Known {
    updated,
    kept,  // as they are: the import says less of them than the hub knows
};

// Adds or updates partners by slug and feeds by address, all or none. New feeds are due at once. What is
// added or changes goes into the audit log as an act of `by`.
ImportTally import_feeds(store::Database& db, const std::vector<PartnerFeeds>& partners, Known known,
                         std::string_view by, Timestamp now);

// All partners of the hub with their feeds.
std::vector<PartnerFeeds> followed(const store::Database& db);

}  // namespace tidings::catalogue
