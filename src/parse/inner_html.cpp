#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "parse/element.h"
#include "parse/long_sections.h"
#include "text/ascii.h"
#include "text/white_space.h"

namespace tidings {
namespace {

constexpr std::array<std::string_view, 16> void_elements{
    "area",  "base", "br",   "col",   "embed",  "frame", "hr",  "img",
    "input", "link", "meta", "param", "source", "track", "wbr", "keygen"};

std::string_view local_name(std::string_view name) {
    const std::size_t colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

bool is_void(std::string_view name) {
    for (const std::string_view candidate : void_elements)
        if (equal_ignoring_case(candidate, name)) return true;
    return false;
}

bool is_text(pugi::xml_node node) {
    return node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata;
}

void append_escaped(std::string& html, std::string_view text) {
    for (;;) {
        const std::size_t special = text.find_first_of("&<>\"");
        html += text.substr(0, special);
        if (special == std::string_view::npos) return;
        switch (text[special]) {
            case '&':
                html += "&amp;";
                break;
            case '<':
                html += "&lt;";
                break;
            case '>':
                html += "&gt;";
                break;
            default:
                html += "&quot;";
        }
        text.remove_prefix(special + 1);
    }
}

bool is_reference(std::string_view attribute_name) {
    return attribute_name == "href" || attribute_name == "src" || attribute_name == "cite" ||
           attribute_name == "longdesc";
}

// HTML has no xml:base: a reference is joined to those between it and the element whose inside is written;
// the rest is for the reader of the HTML.
class Bases {
  public:
    void enter(pugi::xml_node node) {
        const pugi::xml_attribute base = node.attribute("xml:base");
        if (!base) return;
        if (std::optional<std::string> joined = joined_base(innermost(), base.value()))
            open_.emplace_back(node, *std::move(joined));
    }

    void leave(pugi::xml_node node) {
        if (!open_.empty() && open_.back().first == node) open_.pop_back();
    }

    // None when joining would add too much to what was `written` so far: a short reference may have a long
    // base.
    std::optional<std::string> join(std::string_view reference, std::size_t written) {
        if (open_.empty()) return std::string(reference);
        std::string joined = join_references(innermost(), reference);
        const std::size_t more = joined.size() - std::min(joined.size(), reference.size());
        if (added_ + more > 2 * (written - added_) + 4096) return std::nullopt;
        added_ += more;
        return joined;
    }

  private:
    std::string_view innermost() const { return open_.empty() ? std::string_view() : open_.back().second; }

    std::vector<std::pair<pugi::xml_node, std::string>> open_;
    std::size_t added_ = 0;  // bytes
};

void append_attribute(std::string& html, std::string_view name, std::string_view value) {
    html += ' ';
    html += name.starts_with("xml:") ? name.substr(4) : name;
    html += "=\"";
    append_escaped(html, value);
    html += '"';
}

void append_start_tag(std::string& html, pugi::xml_node node, Bases& bases) {
    bases.enter(node);
    html += '<';
    html += local_name(node.name());
    for (const pugi::xml_attribute attribute : node.attributes()) {
        const std::string_view name = attribute.name();
        if (name.starts_with("xmlns") || name == "xml:base") continue;
        if (!is_reference(name))
            append_attribute(html, name, attribute.value());
        else if (const auto joined = bases.join(attribute.value(), html.size()))
            append_attribute(html, name, *joined);
    }
    html += '>';
}

void append_end_tag(std::string& html, pugi::xml_node node, Bases& bases) {
    bases.leave(node);
    const std::string_view name = local_name(node.name());
    if (is_void(name)) return;
    html += "</";
    html += name;
    html += '>';
}

bool holds_tag(std::string_view text) {
    for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
        const std::string_view next = text.substr(at + 1, 1);
        if (next == "/" || (!next.empty() && is_letter(next[0]))) return true;
    }
    return false;
}

void append_text(std::string& html, std::string_view text, bool may_be_html) {
    if (may_be_html && holds_tag(text))
        html += text;
    else
        append_escaped(html, text);
}

}  // namespace

std::string inner_html(const Element& element, bool text_may_be_html) {
    std::string html;
    Bases bases;
    pugi::xml_node node = element.node.first_child();
    while (node) {
        if (node.type() == pugi::node_element) append_start_tag(html, node, bases);
        if (is_text(node)) append_text(html, said_by(node, element.sections), text_may_be_html);
        if (const pugi::xml_node child = node.first_child()) {
            node = child;
            continue;
        }
        if (node.type() == pugi::node_element) append_end_tag(html, node, bases);
        while (!node.next_sibling() && node.parent() != element.node) {
            node = node.parent();
            append_end_tag(html, node, bases);
        }
        node = node.next_sibling();
    }
    return std::string(trimmed(html, is_white_space));
}

}  // namespace tidings
