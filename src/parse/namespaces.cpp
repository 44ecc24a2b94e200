#include "parse/namespaces.h"

#include <array>

#include "parse/begins_with_word.h"
#include "text/ascii.h"
#include "text/white_space.h"

namespace tidings {
namespace {

struct Name {
    std::string_view text;
    XmlVocabulary vocabulary;
};

// Without scheme, final "/" and "#", in lower case.
constexpr std::array addresses{
    Name{"www.w3.org/2005/atom", XmlVocabulary::atom},
    Name{"purl.org/atom/ns", XmlVocabulary::atom},
    Name{"purl.org/echo", XmlVocabulary::atom},
    Name{"purl.org/pie", XmlVocabulary::atom},
    Name{"purl.org/atom/ns#draft-ietf-atompub-format-00", XmlVocabulary::atom},
    Name{"www.w3.org/1999/02/22-rdf-syntax-ns", XmlVocabulary::rdf},
    Name{"purl.org/rss/1.0", XmlVocabulary::core},
    Name{"my.netscape.com/rdf/simple/0.9", XmlVocabulary::core},
    Name{"channel.netscape.com/rdf/simple/0.9", XmlVocabulary::core},
    Name{"my.netscape.com/publish/formats/rss-0.91.dtd", XmlVocabulary::core},
    Name{"backend.userland.com/rss", XmlVocabulary::core},
    Name{"backend.userland.com/rss2", XmlVocabulary::core},
    Name{"blogs.law.harvard.edu/tech/rss", XmlVocabulary::core},
    Name{"cyber.law.harvard.edu/rss/rss.html", XmlVocabulary::core},
    Name{"purl.org/net/rss1.1", XmlVocabulary::core},
    Name{"www.w3.org/xml/1998/namespace", XmlVocabulary::xml},
    Name{"www.w3.org/1999/xhtml", XmlVocabulary::xhtml},
    Name{"www.w3.org/tr/xhtml1", XmlVocabulary::xhtml},
    Name{"www.w3.org/tr/rec-cdf", XmlVocabulary::cdf},
    Name{"purl.org/rss/1.0/modules/content", XmlVocabulary::content},
    Name{"purl.org/dc/elements/1.1", XmlVocabulary::dublin_core},
    Name{"purl.org/dc/elements/1.0", XmlVocabulary::dublin_core},
    Name{"purl.org/metadata/dublin_core", XmlVocabulary::dublin_core},
    Name{"purl.org/dc/terms", XmlVocabulary::dublin_core_terms},
    Name{"search.yahoo.com/mrss", XmlVocabulary::media},
    Name{"search.yahoo.com/search/mrss", XmlVocabulary::media},
    Name{"www.rssboard.org/media-rss", XmlVocabulary::media},
    Name{"tools.search.yahoo.com/mrss", XmlVocabulary::media},
    Name{"video.search.yahoo.com/mrss", XmlVocabulary::media},
    Name{"www.itunes.com/dtds/podcast-1.0.dtd", XmlVocabulary::itunes},
    Name{"example.com/dtds/podcast-1.0.dtd", XmlVocabulary::itunes},
    Name{"rssnamespace.org/feedburner/ext/1.0", XmlVocabulary::feedburner},
    Name{"purl.org/rss/1.0/modules/slash", XmlVocabulary::slash},
    Name{"wellformedweb.org/commentapi", XmlVocabulary::comments},
    Name{"purl.org/syndication/thread/1.0", XmlVocabulary::threading},
    Name{"www.georss.org/georss", XmlVocabulary::georss},
    Name{"purl.org/rss/1.0/modules/syndication", XmlVocabulary::syndication},
    Name{"podcastindex.org/namespace/1.0", XmlVocabulary::podcast},
    Name{"purl.org/atompub/tombstones/1.0", XmlVocabulary::tombstones},
    Name{"backend.userland.com/creativecommonsrssmodule", XmlVocabulary::creative_commons},
    Name{"cyber.law.harvard.edu/rss/creativecommonsrssmodule.html", XmlVocabulary::creative_commons},
    Name{"web.resource.org/cc", XmlVocabulary::creative_commons},
};

constexpr std::array prefixes{
    Name{"atom", XmlVocabulary::atom},
    Name{"atom10", XmlVocabulary::atom},
    Name{"a10", XmlVocabulary::atom},
    Name{"rdf", XmlVocabulary::rdf},
    Name{"rss", XmlVocabulary::core},
    Name{"xml", XmlVocabulary::xml},
    Name{"xhtml", XmlVocabulary::xhtml},
    Name{"content", XmlVocabulary::content},
    Name{"dc", XmlVocabulary::dublin_core},
    Name{"dcterms", XmlVocabulary::dublin_core_terms},
    Name{"media", XmlVocabulary::media},
    Name{"itunes", XmlVocabulary::itunes},
    Name{"feedburner", XmlVocabulary::feedburner},
    Name{"slash", XmlVocabulary::slash},
    Name{"wfw", XmlVocabulary::comments},
    Name{"thr", XmlVocabulary::threading},
    Name{"georss", XmlVocabulary::georss},
    Name{"sy", XmlVocabulary::syndication},
    Name{"podcast", XmlVocabulary::podcast},
    Name{"at", XmlVocabulary::tombstones},
    Name{"cc", XmlVocabulary::creative_commons},
    Name{"creativecommons", XmlVocabulary::creative_commons},
    Name{"prism", XmlVocabulary::prism},
};

std::string_view without_scheme_and_end(std::string_view uri) {
    uri = trimmed(uri, is_white_space);
    if (begins_with_word(uri, "http://")) uri.remove_prefix(7);
    if (begins_with_word(uri, "https://")) uri.remove_prefix(8);
    while (uri.ends_with('/') || uri.ends_with('#')) uri.remove_suffix(1);
    return uri;
}

}  // namespace

XmlVocabulary vocabulary_named(std::string_view uri) {
    const std::string_view address = without_scheme_and_end(uri);
    for (const Name& name : addresses)
        if (equal_ignoring_case(name.text, address)) return name.vocabulary;
    if (begins_with_word(address, "purl.org/atom/ns#")) return XmlVocabulary::atom;
    if (begins_with_word(address, "prismstandard.org/namespaces/")) return XmlVocabulary::prism;
    return XmlVocabulary::unknown;
}

XmlVocabulary vocabulary_of_usual_prefix(std::string_view prefix) {
    for (const Name& name : prefixes)
        if (equal_ignoring_case(name.text, prefix)) return name.vocabulary;
    return XmlVocabulary::unknown;
}

}  // namespace tidings
