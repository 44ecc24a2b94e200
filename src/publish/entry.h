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

// The content of a story's entry, shared by the Atom feed and the JSON Feed: authors, links and the text that
// may be shown.
struct PublishedEntry {
    std::string title;           // never empty
    std::string title_language;  // where editors wrote it in another than the story's; else empty
    Url page;                    // this and all other addresses here are results of published_address
    std::string author_names;
    std::string rights;
    std::string summary;  // plain text behind its content notes; empty where the content is all there is
    std::string summary_language;  // as title_language
    std::string html;  // content notes, editors' note and summary, then content within the partner's excerpt
                       // limit, then the line "Also at"; may be empty
    std::vector<Attachment> enclosures;
    Timestamp published{};
    std::optional<Url> via;    // the source that the partner names
    std::vector<Url> related;  // the page it is about, and the story's other copies; none of them `page`
    std::vector<PublishedTag> tags;
    std::vector<PublishedTag> notes;  // on hard content
};

PublishedEntry entry_of(const Hub& hub, const Story& story);

}  // namespace tidings::publish
