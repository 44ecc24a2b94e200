#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "html/safe_html.h"
#include "model/ids.h"
#include "url/url.h"

namespace tidings {

struct Person {
    std::string name, email;
    std::optional<Url> url;

    bool operator==(const Person&) const = default;
};

struct Category {
    std::string term, scheme,
        label;  // RFC 4287 section 4.2.2; an RSS category has a term and perhaps a scheme (its domain)

    bool operator==(const Category&) const = default;
};

struct Attachment {
    Url url;
    std::string mime_type;
    std::optional<std::int64_t> size_in_bytes;
    std::optional<std::int64_t> duration_in_seconds;

    bool operator==(const Attachment&) const = default;
};

// Where an item came from before it was in this feed: RSS <source>, Atom <source>.
struct Source {
    std::string id, title;
    std::optional<Url> url;

    bool operator==(const Source&) const = default;
};

// One entry of one feed, cleaned: fit to store and to show. All strings are plain UTF-8 text, not markup.
struct Item {
    std::string id;  // the publisher's guid or id, verbatim; a stable hash where there is none
    bool id_is_permalink = false;
    std::optional<Url> url;           // the item's own page
    std::optional<Url> original_url;  // the same page, where `url` leads through a service that counts clicks
                                      // (feedburner:origLink)
    std::optional<Url> external_url;  // the page elsewhere that it is about (JSON Feed external_url)
    std::optional<Url> image, comments;
    std::string title, summary;
    std::string language;  // BCP 47; empty if the publisher states none
    std::string rights;
    SafeHtml content;
    std::optional<Timestamp> published, modified;
    std::vector<Person> authors;
    std::vector<Category> categories;
    std::vector<Attachment> attachments;
    std::optional<Source> source;
};

}  // namespace tidings
