#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "model/channel.h"
#include "model/document.h"

namespace tidings {

// Raw values of a feed: references unresolved, HTML unsanitised, dates unparsed. Only normalise reads these
// types.
struct RawText {
    enum class Kind { plain, html, xhtml };
    Kind kind = Kind::plain;
    std::string value;  // decoded once, as XML or JSON decodes; xhtml is serialised as HTML
    std::string base;  // the xml:base in force, already joined along the element's ancestors; may be relative
                       // or empty
    std::string language;  // the xml:lang in force; may be empty
};

struct RawLink {
    std::string rel, href, type, title, length, base;
    std::string language = {};  // hreflang
};

struct RawPerson {
    std::string name, email, url, base;
};

struct RawCategory {
    std::string term, scheme, label;
};

struct RawEnclosure {
    std::string url, type, length, duration, base;
};

struct RawSource {
    std::string id, url, base;
    RawText title;
};

struct ParsedItem {
    std::string guid;
    bool guid_is_permalink = false;
    std::vector<RawLink> links;  // the first of rel "alternate" is the item's page
    std::string original_link;   // feedburner:origLink
    std::string external_url;    // JSON Feed
    RawText title, summary, content;
    std::string published, updated;
    std::string
        unreadable_date;  // the text of the date element, if it is unreadable and another date replaced it
    std::vector<RawPerson> authors;
    std::vector<RawCategory> categories;
    std::vector<RawEnclosure> enclosures;
    std::string image, language, rights, comments;
    std::optional<RawSource> source;
};

struct ParsedFeed {
    Format format = Format::rss_20;
    std::string charset;
    std::string id;
    RawText title, subtitle;
    std::vector<RawLink> links;
    std::vector<RawPerson> authors;
    std::string language, rights, generator, updated, image, icon, new_address;
    std::string ttl, update_period, update_frequency;
    std::vector<std::string> skip_hours, skip_days;
    std::vector<ParsedItem> items;
    std::vector<std::string> deleted;  // ids of entries that the publisher has deleted (RFC 6721 section 3)
    std::vector<Warning> warnings;
};

// The limits on one document. Beyond them the newest items are kept and a warning says so, or the document is
// refused.
struct ParseLimits {
    std::size_t bytes = std::size_t{16} << 20;
    std::size_t depth = 512;
    std::size_t items = 5000;
};

// Parses RSS, Atom, RDF and JSON Feed, and repairs damaged documents. Error not_a_feed for other documents
// (an HTML page, an empty file, other JSON); its message says what the document is.
Result<ParsedFeed> parse_feed(const Document& document, const ParseLimits& limits = {});

}  // namespace tidings
