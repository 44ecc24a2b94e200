#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/item.h"

namespace tidings {

enum class Format {
    rss_090,
    rss_091,
    rss_092,
    rss_10,
    rss_20,
    atom_03,
    atom_10,
    json_feed_10,
    json_feed_11,
    cdf
};

// The format as `tidings parse` names it: "rss-2.0", "atom-1.0" …
std::string_view format_name(Format format);

// What a feed's document says of itself, cleaned, with the items it held.
struct Channel {
    Format format = Format::rss_20;
    std::string charset;  // the encoding the bytes turned out to be in, by its IANA name in lower case
    std::vector<Warning> warnings;
    std::string id, title, description, language, rights, generator;
    std::optional<Url> home_page, self, hub, next, icon, image;
    std::optional<Url> new_address;  // of the feed itself (itunes:new-feed-url)
    std::optional<Timestamp> updated;
    std::optional<std::chrono::minutes>
        time_to_live;             // RSS <ttl> or sy:updatePeriod divided by sy:updateFrequency
    std::vector<int> skip_hours;  // 0 to 23, UTC
    std::vector<std::chrono::weekday> skip_days;
    std::vector<Person> authors;
    std::vector<Item> items;  // in the document's order
    std::vector<std::string>
        deleted;  // ids of entries that the partner says it has deleted (RFC 6721), but for items
};

// Whether the document ended before its last element did.
bool is_cut_off(const Channel& channel);

}  // namespace tidings
