#include "parse/opml.h"

#include <algorithm>
#include <optional>
#include <pugixml.hpp>
#include <string>

#include "charset/charset.h"
#include "text/ascii.h"
#include "text/plain_text.h"

namespace tidings {
namespace {

std::string text_attribute(const pugi::xml_node& outline, const char* name) {
    return clean_line(outline.attribute(name).value(), 500);
}

std::string title_of(const pugi::xml_node& outline) {
    const std::string title = text_attribute(outline, "title");
    return title.empty() ? text_attribute(outline, "text") : title;
}

// Collects feeds while pugixml walks the tree (without recursion).
struct FeedCollector : pugi::xml_tree_walker {
    explicit FeedCollector(std::string_view document) : document_(document) {}
    OutlineList found;

    bool for_each(pugi::xml_node& node) override {
        if (std::string_view(node.name()) != "outline") return true;
        const bool is_include = equal_ignoring_case(node.attribute("type").value(), "include");
        const bool is_comment = is_commented_out(node);
        if (is_comment && node.attribute("xmlUrl")) ++found.commented_out;
        if (is_comment || (!is_include && !node.attribute("xmlUrl"))) return true;
        const pugi::xml_node around = node.parent();
        (is_include ? found.includes : found.feeds)
            .push_back(
                {.group = std::string_view(around.name()) == "outline" ? title_of(around) : std::string(),
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
        if (!comment_depth_ && equal_ignoring_case(node.attribute("isComment").value(), "true"))
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
    pugi::xml_document document;
    const pugi::xml_parse_result result = document.load_buffer(decoded.text().data(), decoded.text().size(),
                                                               pugi::parse_default, pugi::encoding_utf8);
    if (!result)
        return Error{Code::not_a_feed, std::string("This is no OPML file: ") + result.description(),
                     "Export it again from the program it came from."};
    if (!document.child("opml"))
        return Error{
            Code::not_a_feed,
            "This is no OPML file: its root is <" + std::string(document.document_element().name()) + ">",
            "Give an OPML subscription list, or a partners.toml."};
    FeedCollector collector(decoded.text());
    document.traverse(collector);
    return std::move(collector.found);
}

}  // namespace tidings
