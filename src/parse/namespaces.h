#pragma once

#include <cstdint>
#include <string_view>

namespace tidings {

// The XML vocabularies that are read, independent of the prefix and of the spelling of the namespace name.
enum class XmlVocabulary : std::uint8_t {
    core,  // the feed's own: RSS without a namespace, or with one of the many that were given to it
    atom,
    rdf,
    cdf,
    xml,
    xhtml,
    content,
    dublin_core,
    dublin_core_terms,
    media,
    itunes,
    feedburner,
    slash,
    comments,  // wfw
    threading,
    georss,
    syndication,
    podcast,
    tombstones,
    creative_commons,
    prism,
    unknown,
};

// The vocabulary of a namespace name; unknown for all others. Case and a final "/" or "#" do not matter.
XmlVocabulary vocabulary_named(std::string_view uri);

// The vocabulary that a prefix conventionally denotes, for feeds that use it undeclared.
XmlVocabulary vocabulary_of_usual_prefix(std::string_view prefix);

}  // namespace tidings
