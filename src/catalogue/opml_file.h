#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "catalogue/feed_list.h"

namespace tidings::catalogue {

// What the folders of an OPML file stand for: partners in our own lists, topics in the exports of feed
// readers.
enum class Folders { partners, ignored, tags };

// Reads an OPML subscription list: each outline with an xmlUrl is a feed. The folder around it, where folders
// are partners, or its own title names the partner; where folders are tags, it gives the feed a standing tag,
// which the vocabulary need not have. Feeds inside comments are counted and not taken. Lists that it includes
// and addresses that cannot be followed are left out. So are file: addresses, because an OPML file may come
// from anybody. Error not_a_feed for a file that is no OPML.
Result<FeedList> read_opml_file(std::string_view opml, const std::string& file_name,
                                Folders folders = Folders::partners);

// OPML 2.0 with one folder for each partner. Feeds that are files of this machine are left out.
std::string write_opml_file(const std::vector<PartnerFeeds>& partners, const std::string& title);

}  // namespace tidings::catalogue
