#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "catalogue/feed_list.h"

namespace tidings::catalogue {

// Reads feeds/partners.toml: [[partner]] tables with [[partner.feed]] tables. An address with a user or a
// password in it is left out; any other mistake is Error configuration, with the line.
Result<FeedList> read_partners_file(std::string_view toml, const std::string& file_name);

// The same form: read_partners_file makes the same partners of it.
std::string write_partners_file(const std::vector<PartnerFeeds>& partners);

}  // namespace tidings::catalogue
