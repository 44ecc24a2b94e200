#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "html/pictures.h"
#include "model/story.h"
#include "url/url.h"

namespace tidings::publish {

// Notes on hard content that stand before a story's text; none for most stories.
struct ContentNotes {
    struct Note {
        std::string id, label;
    };
    std::string language, heading;  // of the words: "en", "Content note:"
    std::vector<Note> notes{};
};

// The properties of the hub that published files contain.
struct Hub {
    std::string title, subtitle;
    Url home_page;              // the hub's own page
    Url files;                  // where public/ is served, ending in "/": https://hub.example.org/tidings/
    std::string language;       // of editors' words, where there are any in it
    std::string id;             // the feed's Atom id, a tag: URI, for ever
    std::string author;         // the hub's organisation
    std::string rights;         // default licence line
    std::string version;        // of tidings, for atom:generator
    std::optional<Url> websub;  // the WebSub hub to notify of changes; none if disabled
    Pictures pictures = Pictures::as_text;
    std::function<std::string(std::string_view tag)> tag_label, tag_facet;
    std::function<std::string(std::string_view tag)> language_label;
    std::function<std::string(std::string_view facet)> facet_label;
    std::function<ContentNotes(const Story& story)> content_notes{};
    std::string content_note_rules{};  // changes when content_notes may say something else of the same story
};

}  // namespace tidings::publish
