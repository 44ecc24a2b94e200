#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/document.h"

namespace tidings {

// A feed that an HTML page names in its head: <link rel="alternate" type="application/rss+xml" href=…>.
struct AdvertisedFeed {
    Url url;
    std::string title, type;  // as cleaned lines
};

// The same as written in the page: addresses are unresolved, texts uncleaned.
struct FeedLink {
    std::string href, title, type;
};
struct FeedLinks {
    std::string base;  // of its <base>; may be empty
    std::vector<FeedLink> links;
};

// At most 50, repeats included.
FeedLinks feed_links(std::string_view html);

// In the page's order, each address once, at most 50; relative ones resolved against the page's <base> or its
// own address. None for a document without an address, or one that is no HTML.
std::vector<AdvertisedFeed> advertised_feeds(const Document& page);

// The feed to propose in place of a page: the only one, feeds of comments (as WordPress and Blogger have them
// beside the site's) left out. None if there are several.
std::optional<Url> only_feed_of(const Document& page);

}  // namespace tidings
