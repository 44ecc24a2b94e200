#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/story.h"
#include "publish/hub.h"

namespace tidings::publish {

// A tag as a published file names it.
struct PublishedTag {
    std::string id, label, scheme;  // scheme: the absolute IRI of the tag's facet
};

// What both feeds say of a story, decided in one place: who is named, where it links, how much is shown.
struct PublishedEntry {
    std::string title;  // never empty
    Url page;           // like all addresses here as we publish them (published_address)
    std::string author_names;
    std::string rights;
    std::string summary;  // plain text behind its content notes; empty where the content is all there is
    std::string html;  // content notes, then content within the partner's excerpt limit, then the line "Also
                       // at"; may be empty
    std::vector<Attachment> enclosures;
    Timestamp published{};
    std::optional<Url> via;    // where the partner had it from
    std::vector<Url> related;  // the page it is about, and the story's other copies; none of them `page`
    std::vector<PublishedTag> tags;
    std::vector<PublishedTag> notes;  // on hard content
};

PublishedEntry entry_of(const Hub& hub, const Story& story);

}  // namespace tidings::publish
