#include "parse/namespaces.h"

#include <array>

#include "parse/blanks.h"

namespace tidings {
namespace {

struct Name {
    std::string_view text;
    Vocabulary vocabulary;
};

// Without scheme, final "/" and "#", in lower case.
constexpr std::array addresses{
    Name{"www.w3.org/2005/atom", Vocabulary::atom},
    Name{"purl.org/atom/ns", Vocabulary::atom},
    Name{"purl.org/echo", Vocabulary::atom},
    Name{"purl.org/pie", Vocabulary::atom},
    Name{"purl.org/atom/ns#draft-ietf-atompub-format-00", Vocabulary::atom},
    Name{"www.w3.org/1999/02/22-rdf-syntax-ns", Vocabulary::rdf},
    Name{"purl.org/rss/1.0", Vocabulary::core},
    Name{"my.netscape.com/rdf/simple/0.9", Vocabulary::core},
    Name{"channel.netscape.com/rdf/simple/0.9", Vocabulary::core},
    Name{"my.netscape.com/publish/formats/rss-0.91.dtd", Vocabulary::core},
    Name{"backend.userland.com/rss", Vocabulary::core},
    Name{"backend.userland.com/rss2", Vocabulary::core},
    Name{"blogs.law.harvard.edu/tech/rss", Vocabulary::core},
    Name{"cyber.law.harvard.edu/rss/rss.html", Vocabulary::core},
    Name{"purl.org/net/rss1.1", Vocabulary::core},
    Name{"www.w3.org/xml/1998/namespace", Vocabulary::xml},
    Name{"www.w3.org/1999/xhtml", Vocabulary::xhtml},
    Name{"www.w3.org/tr/xhtml1", Vocabulary::xhtml},
    Name{"www.w3.org/tr/rec-cdf", Vocabulary::cdf},
    Name{"purl.org/rss/1.0/modules/content", Vocabulary::content},
    Name{"purl.org/dc/elements/1.1", Vocabulary::dublin_core},
    Name{"purl.org/dc/elements/1.0", Vocabulary::dublin_core},
    Name{"purl.org/metadata/dublin_core", Vocabulary::dublin_core},
    Name{"purl.org/dc/terms", Vocabulary::dublin_core_terms},
    Name{"search.yahoo.com/mrss", Vocabulary::media},
    Name{"search.yahoo.com/search/mrss", Vocabulary::media},
    Name{"www.rssboard.org/media-rss", Vocabulary::media},
    Name{"tools.search.yahoo.com/mrss", Vocabulary::media},
    Name{"video.search.yahoo.com/mrss", Vocabulary::media},
    Name{"www.itunes.com/dtds/podcast-1.0.dtd", Vocabulary::itunes},
    Name{"example.com/dtds/podcast-1.0.dtd", Vocabulary::itunes},
    Name{"rssnamespace.org/feedburner/ext/1.0", Vocabulary::feedburner},
    Name{"purl.org/rss/1.0/modules/slash", Vocabulary::slash},
    Name{"wellformedweb.org/commentapi", Vocabulary::comments},
    Name{"purl.org/syndication/thread/1.0", Vocabulary::threading},
    Name{"www.georss.org/georss", Vocabulary::georss},
    Name{"purl.org/rss/1.0/modules/syndication", Vocabulary::syndication},
    Name{"podcastindex.org/namespace/1.0", Vocabulary::podcast},
    Name{"purl.org/atompub/tombstones/1.0", Vocabulary::tombstones},
    Name{"backend.userland.com/creativecommonsrssmodule", Vocabulary::creative_commons},
    Name{"cyber.law.harvard.edu/rss/creativecommonsrssmodule.html", Vocabulary::creative_commons},
    Name{"web.resource.org/cc", Vocabulary::creative_commons},
};

constexpr std::array prefixes{
    Name{"atom", Vocabulary::atom},
    Name{"atom10", Vocabulary::atom},
    Name{"a10", Vocabulary::atom},
    Name{"rdf", Vocabulary::rdf},
    Name{"rss", Vocabulary::core},
    Name{"xml", Vocabulary::xml},
    Name{"xhtml", Vocabulary::xhtml},
    Name{"content", Vocabulary::content},
    Name{"dc", Vocabulary::dublin_core},
    Name{"dcterms", Vocabulary::dublin_core_terms},
    Name{"media", Vocabulary::media},
    Name{"itunes", Vocabulary::itunes},
    Name{"feedburner", Vocabulary::feedburner},
    Name{"slash", Vocabulary::slash},
    Name{"wfw", Vocabulary::comments},
    Name{"thr", Vocabulary::threading},
    Name{"georss", Vocabulary::georss},
    Name{"sy", Vocabulary::syndication},
    Name{"podcast", Vocabulary::podcast},
    Name{"at", Vocabulary::tombstones},
    Name{"cc", Vocabulary::creative_commons},
    Name{"creativecommons", Vocabulary::creative_commons},
};

std::string_view without_scheme_and_end(std::string_view uri) {
    uri = trimmed(uri);
    if (begins_with_word(uri, "http://")) uri.remove_prefix(7);
    if (begins_with_word(uri, "https://")) uri.remove_prefix(8);
    while (uri.ends_with('/') || uri.ends_with('#')) uri.remove_suffix(1);
    return uri;
}

}  // namespace

Vocabulary vocabulary_named(std::string_view uri) {
    const std::string_view address = without_scheme_and_end(uri);
    for (const Name& name : addresses)
        if (equal_ignoring_case(name.text, address)) return name.vocabulary;
    if (begins_with_word(address, "purl.org/atom/ns#")) return Vocabulary::atom;
    return Vocabulary::unknown;
}

Vocabulary vocabulary_of_usual_prefix(std::string_view prefix) {
    for (const Name& name : prefixes)
        if (equal_ignoring_case(name.text, prefix)) return name.vocabulary;
    return Vocabulary::unknown;
}

}  // namespace tidings
