#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "parse/drafts.h"
#include "parse/element.h"
#include "parse/parse.h"

namespace tidings {

// One reader for each family of formats. Each takes the root element of well-formed XML.
ParsedFeed read_rss(const Element& root, const ParseLimits& limits);   // 0.91 to 2.0, and a bare <channel>
ParsedFeed read_rdf(const Element& root, const ParseLimits& limits);   // RSS 0.90 and 1.0
ParsedFeed read_atom(const Element& root, const ParseLimits& limits);  // 0.3 and 1.0; also a lone <entry>
ParsedFeed read_cdf(const Element& root, const ParseLimits& limits);

// The elements that RSS of all versions shares with RDF.
void read_rss_feed_element(const Element& element, FeedDraft& draft);
ParsedItem read_rss_item(const Element& item);

// Where the items of a document are. Reading them comes last, because of a document with too many the newest
// are wanted.
struct ItemPlaces {
    struct Place {
        pugi::xml_node node;
        const Element* outer;
    };
    std::vector<Place> places;

    void add(const Element& item) { places.push_back({item.node, item.outer}); }
};

// Reads them in their order. Of more than the limit the newest are kept: the first ones, or the last where
// the dates rise.
void read_items(const ItemPlaces& items, ParsedItem (*read)(const Element&), ParsedFeed& feed,
                const ParseLimits& limits);
// Adds the warning that the document is truncated. A poll must not treat a truncated document as the whole
// feed.
Warning cut_off();
Warning junk_behind();
void warn_of_too_many_items(ParsedFeed& feed, const ParseLimits& limits);

// The position at which a JSON Feed begins after a foreign prefix: a message of the web server, a JSONP call
// ("callback({…})") or a guard against script inclusion. None if the text holds no JSON Feed that states its
// version.
std::optional<std::size_t> find_json_feed(std::string_view text);

// JSON Feed from UTF-8 text that begins with "{" or "[". Error not_a_feed for other JSON.
Result<ParsedFeed> read_json_feed(std::string_view text, const ParseLimits& limits);

}  // namespace tidings
