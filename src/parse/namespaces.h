#pragma once

#include <cstdint>
#include <string_view>

namespace tidings {

// The vocabularies we understand, whichever prefix and spelling of the address a feed uses for them.
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

// The vocabulary of a namespace name; unknown if it is none of ours. Case and a final "/" or "#" do not
// matter.
XmlVocabulary vocabulary_named(std::string_view uri);

// What a prefix usually means, for feeds that use it without declaring it.
XmlVocabulary vocabulary_of_usual_prefix(std::string_view prefix);

}  // namespace tidings
