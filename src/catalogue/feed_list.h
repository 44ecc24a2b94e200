#pragma once

#include <vector>

#include "base/result.h"
#include "model/feed.h"

namespace tidings::catalogue {

// A partner with its feeds, as partners.toml or OPML names them.
struct PartnerFeeds {
    Partner partner;
    std::vector<Feed> feeds;
};

// The partners of a file, and each of its addresses that cannot be followed, with its line.
struct FeedList {
    std::vector<PartnerFeeds> partners;
    std::vector<Error> left_out;
    std::size_t folders = 0;        // OPML: outlines with feeds in them, by name
    std::size_t commented_out = 0;  // OPML: feeds inside comments, which are not among `partners`
};

}  // namespace tidings::catalogue
