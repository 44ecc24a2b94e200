#include "parse/opml.h"

#include <algorithm>
#include <optional>
#include <pugixml.hpp>
#include <string>

#include "charset/charset.h"
#include "html/entities.h"
#include "parse/xml_survey.h"
#include "text/ascii.h"
#include "text/plain_text.h"

namespace tidings {
namespace {

// By its name in any case: "xmlurl" and "XMLURL" are written too.
pugi::xml_attribute attribute(const pugi::xml_node& outline, std::string_view name) {
    return outline.find_attribute(
        [&](const pugi::xml_attribute& found) { return equal_ignoring_case(found.name(), name); });
}

std::string text_attribute(const pugi::xml_node& outline, std::string_view name) {
    return clean_line(attribute(outline, name).value(), 500);
}

// Some programs escape what a feed's title had escaped already.
std::string title_of(const pugi::xml_node& outline) {
    const std::string title = text_attribute(outline, "title");
    return decode_entities(title.empty() ? text_attribute(outline, "text") : title);
}

bool is_outline(const pugi::xml_node& node) { return equal_ignoring_case(node.name(), "outline"); }

// Collects feeds while pugixml walks the tree (without recursion).
struct FeedCollector : pugi::xml_tree_walker {
    explicit FeedCollector(std::string_view document) : document_(document) {}
    OutlineList found;

    bool for_each(pugi::xml_node& node) override {
        if (!is_outline(node)) return true;
        const std::string type = text_attribute(node, "type");
        const bool is_include = equal_ignoring_case(type, "include");
        const bool has_address = !text_attribute(node, "xmlUrl").empty();
        const bool is_comment = is_commented_out(node);
        if (is_comment && has_address) ++found.commented_out;
        if (is_comment || (!is_include && !has_address)) return true;
        // "HTML+XPath", "JSON+DotNotation": what is at the address, and how FreshRSS reads it.
        const bool is_scraped = type.find('+') != std::string::npos;
        (is_include   ? found.includes
         : is_scraped ? found.scraped
                      : found.feeds)
            .push_back({.group = is_outline(node.parent()) ? title_of(node.parent()) : std::string(),
                        .title = title_of(node),
                        .xml_url = text_attribute(node, is_include ? "url" : "xmlUrl"),
                        .html_url = text_attribute(node, "htmlUrl"),
                        .language = text_attribute(node, "language"),
                        .line = line_of(node)});
        return true;
    }

  private:
    // Itself, or by an outline around it (OPML 2.0, "isComment").
    bool is_commented_out(const pugi::xml_node& node) {
        if (comment_depth_ && depth() <= *comment_depth_) comment_depth_.reset();
        if (!comment_depth_ && equal_ignoring_case(text_attribute(node, "isComment"), "true"))
            comment_depth_ = depth();
        return comment_depth_.has_value();
    }

    // Nodes come in the document's order, so that its lines are counted once.
    std::size_t line_of(const pugi::xml_node& node) {
        const auto offset = static_cast<std::size_t>(std::max<std::ptrdiff_t>(node.offset_debug(), 0));
        const auto from = document_.begin() + static_cast<std::ptrdiff_t>(std::min(counted_, offset));
        line_ += static_cast<std::size_t>(
            std::count(from, document_.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
        counted_ = std::max(counted_, offset);
        return line_;
    }

    std::string_view document_;
    std::size_t counted_ = 0, line_ = 1;
    std::optional<int> comment_depth_;  // of the outermost outline around here that is commented out
};

}  // namespace

Result<OutlineList> parse_opml(std::string_view bytes) {
    const Decoded decoded = to_utf8(bytes, "");
    const std::string text = resolve_references(decoded.text());
    pugi::xml_document document;
    const pugi::xml_parse_result result =
        document.load_buffer(text.data(), text.size(), pugi::parse_default, pugi::encoding_utf8);
    if (!result)
        return Error{Code::not_a_feed, std::string("This is no OPML file: ") + result.description(),
                     "Export it again from the program it came from."};
    const std::string_view root = document.document_element().name();
    if (!equal_ignoring_case(root, "opml"))
        return Error{Code::not_a_feed, "This is no OPML file: its root is <" + std::string(root) + ">",
                     "Give an OPML subscription list, or a partners.toml."};
    FeedCollector collector(text);
    document.traverse(collector);
    return std::move(collector.found);
}

}  // namespace tidings
