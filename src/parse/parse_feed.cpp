#include <algorithm>
#include <pugixml.hpp>
#include <span>
#include <utility>

#include "charset/charset.h"
#include "parse/declared_entities.h"
#include "parse/formats.h"
#include "parse/long_sections.h"
#include "parse/not_a_feed.h"
#include "parse/parse.h"
#include "parse/repair.h"
#include "parse/xml_root.h"
#include "parse/xml_survey.h"
#include "text/white_space.h"

namespace tidings {
namespace {

// No DOCTYPE, comments or instructions; white space is kept because it separates words between inline
// elements.
constexpr unsigned int xml_options = pugi::parse_cdata | pugi::parse_escapes | pugi::parse_eol |
                                     pugi::parse_wconv_attribute | pugi::parse_ws_pcdata;

// A tree node costs 64 bytes and an attribute 40, so this keeps a tree below 170 MB.
constexpr std::size_t most_elements = 1'000'000;
constexpr std::size_t most_attributes = 1'000'000;

bool begins_object(std::string_view bytes) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
    return trimmed(bytes, is_white_space).starts_with('{');
}

// The bytes from the XML declaration on, when what stands before it is not the page that the declaration is
// in: only at the very beginning do a declaration and a byte order mark tell the charset.
std::string_view from_declaration(std::string_view bytes) {
    constexpr std::size_t furthest = 65536;
    const std::size_t at = bytes.substr(0, furthest).find("<?xml ");
    if (at == std::string_view::npos || at == 0) return bytes;
    const std::string_view before = bytes.substr(0, at);
    const bool is_mark = before.size() <= 3 && before.starts_with('\xEF');
    const bool is_wide = before.find('\0') != std::string_view::npos;
    const bool belongs = is_wide || begins_object(before) || begins_inside(before);
    return is_mark || belongs ? bytes : bytes.substr(at);
}

bool begins_json(std::string_view text) {
    const std::string_view visible = trimmed(text, is_white_space);
    return visible.starts_with('{') || visible.starts_with('[');
}

std::size_t line_of(std::string_view text, std::size_t offset) {
    const std::string_view before = text.substr(0, offset);
    return 1 + static_cast<std::size_t>(std::ranges::count(before, '\n'));
}

Warning junk_before() {
    return {"junk-before", "Something stands before the feed, for example a message of the web server."};
}

void warn_about_surroundings(const XmlRoot& root, std::vector<Warning>& warnings) {
    if (!root.missing_start.empty())
        warnings.push_back(
            {"no-beginning",
             "The beginning of the feed is missing; it was read from the first whole item on."});
    else if (root.junk_before)
        warnings.push_back(junk_before());
    if (root.junk_behind) warnings.push_back(junk_behind());
    if (root.cut_off) warnings.push_back(cut_off());
}

// The text of the root alone, fit for a parser: controls out, references resolved that the document declares
// or HTML has. Where that changes it, `changed` holds it; that is rare.
std::string_view prepared(std::string_view text, const XmlRoot& root, std::string& changed, XmlSurvey& found,
                          std::vector<Warning>& warnings) {
    const std::vector<DeclaredEntity> entities = declared_entities(text.substr(0, root.begin));
    text = text.substr(root.begin, root.end - root.begin);
    if (!entities.empty()) text = changed = with_declared_entities(text, entities);
    if (!root.missing_start.empty()) text = changed.append(root.missing_start).append(text);
    found = survey(text);
    if (found.controls) {
        text = changed = without_controls(text);
        found.long_sections.clear();
        warnings.push_back({"control-characters",
                            "The feed holds control characters, which XML forbids; they were left out."});
    }
    if (found.html_references) {
        text = changed = resolve_references(text);
        found.long_sections.clear();
        warnings.push_back(
            {"undeclared-entities", "The feed uses HTML's names for characters, which XML does not know."});
    }
    return text;
}

pugi::xml_parse_result load(pugi::xml_document& tree, std::string_view text) {
    return tree.load_buffer(text.data(), text.size(), xml_options, pugi::encoding_utf8);
}

// Gives the sections that it left out of the tree.
std::span<const std::string_view> load(pugi::xml_document& tree, std::string_view text,
                                       const XmlSurvey& found, const ParseLimits& limits,
                                       std::vector<Warning>& warnings) {
    const bool too_large = found.elements > most_elements || found.attributes > most_attributes;
    const bool too_deep = found.depth > limits.depth;
    if (found.elements > most_elements)
        warnings.push_back(
            {"too-large", "The feed has more than a million elements; the rest was left out."});
    if (found.attributes > most_attributes)
        warnings.push_back(
            {"too-large", "The feed has more than a million attributes; the others were left out."});
    if (too_deep)
        warnings.push_back({"too-deep", "Elements are nested too deeply; the innermost were read as text."});
    if (found.lost_section_end)
        warnings.push_back({"ill-formed", "A CDATA section lacks its end. It was repaired."});
    else if (!too_large && !too_deep) {
        if (!found.long_sections.empty() && load(tree, without_sections(text, found.long_sections)))
            return found.long_sections;
        const pugi::xml_parse_result result = load(tree, text);
        if (result) return {};
        const std::size_t line =
            line_of(text, static_cast<std::size_t>(std::max<std::ptrdiff_t>(result.offset, 0)));
        warnings.push_back({"ill-formed", "The XML is not well-formed (line " + std::to_string(line) + ": " +
                                              result.description() + "). It was repaired."});
    }
    const std::string repaired = repaired_xml(text, {.depth = limits.depth, .attributes = most_attributes});
    load(tree, repaired);
    return {};
}

bool has_any_attribute(const Element& element, std::initializer_list<std::string_view> names) {
    return std::ranges::any_of(names,
                               [&](std::string_view name) { return !attribute(element, name).empty(); });
}

// A <channel> without <rss> around it may be either. What is only in CDF tells.
bool is_cdf(const Element& root) {
    if (!root.is("channel")) return false;
    if (root.vocabulary == XmlVocabulary::cdf || has_any_attribute(root, {"href", "self", "lastmod"}))
        return true;
    bool found = false;
    for_each_child(root, [&](const Element& part) {
        if (part.is("abstract")) found = true;
        if (found || !part.is("item")) return;
        found = has_any_attribute(part, {"href", "lastmod"});
        for_each_child(part, [&](const Element& inner) { found = found || inner.is("abstract"); });
    });
    return found;
}

ParsedFeed read_tree(const Element& root, const ParseLimits& limits) {
    if (root.is("feed") || root.is("entry")) return read_atom(root, limits);
    if (root.is("rdf")) return read_rdf(root, limits);
    if (is_cdf(root)) return read_cdf(root, limits);
    return read_rss(root, limits);
}

// Where we cut it ourselves, it came whole.
bool is_cut_off(const Warning& warning) { return warning.code == cut_off().code; }

ParsedFeed read_xml_feed(std::string_view text, const XmlRoot& place, const ParseLimits& limits) {
    std::vector<Warning> warnings;
    warn_about_surroundings(place, warnings);
    XmlSurvey found;
    std::string changed;
    const std::string_view body = prepared(text, place, changed, found, warnings);
    pugi::xml_document tree;
    const std::span<const std::string_view> sections = load(tree, body, found, limits, warnings);
    ParsedFeed feed = read_tree(root_element(tree.document_element(), sections), limits);
    feed.warnings.insert(feed.warnings.begin(), warnings.begin(), warnings.end());
    return feed;
}

Result<ParsedFeed> read_text(std::string_view bytes, std::string_view text, const ParseLimits& limits) {
    if (begins_json(text)) return read_json_feed(text, limits);
    if (const std::optional<XmlRoot> place = find_root(text)) return read_xml_feed(text, *place, limits);
    const std::optional<std::size_t> begin = find_json_feed(text);
    if (!begin || begins_inside(text.substr(0, *begin))) return not_a_feed(bytes, text);
    Result<ParsedFeed> feed = read_json_feed(text.substr(*begin), limits);
    if (feed) feed->warnings.insert(feed->warnings.begin(), junk_before());
    return feed;
}

}  // namespace

Result<ParsedFeed> parse_feed(const Document& document, const ParseLimits& limits) {
    const std::string_view bytes = std::string_view(document.bytes).substr(0, limits.bytes);
    const std::string_view declared = from_declaration(bytes);
    Decoded decoded = to_utf8(declared, document.content_type);
    std::vector<Warning> warnings = std::move(decoded.warnings);
    const bool too_large = bytes.size() < document.bytes.size();
    if (too_large)
        warnings.push_back(
            {"too-large", "Only the first " + std::to_string(limits.bytes >> 20) + " MiB were read."});
    if (!trimmed(bytes.substr(0, bytes.size() - declared.size()), is_white_space).empty())
        warnings.push_back(junk_before());
    const std::string_view text = decoded.text();
    Result<ParsedFeed> feed = read_text(bytes, text, limits);
    if (!feed) return feed;
    feed->charset = std::move(decoded.charset);
    if (too_large) std::erase_if(feed->warnings, [](const Warning& warning) { return is_cut_off(warning); });
    feed->warnings.insert(feed->warnings.begin(), warnings.begin(), warnings.end());
    return feed;
}

}  // namespace tidings
