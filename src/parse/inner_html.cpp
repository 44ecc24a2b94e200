#include <array>
#include <string>
#include <string_view>

#include "parse/blanks.h"
#include "parse/element.h"

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

// HTML has no xml:base: a reference is joined to those between it and `top`; the rest is for the reader of
// the HTML.
std::string based(pugi::xml_node node, pugi::xml_node top, std::string reference) {
    for (; node != top; node = node.parent())
        if (const pugi::xml_attribute base = node.attribute("xml:base"))
            reference = join_references(base.value(), reference);
    return reference;
}

void append_start_tag(std::string& html, pugi::xml_node node, pugi::xml_node top, bool has_bases) {
    html += '<';
    html += local_name(node.name());
    for (const pugi::xml_attribute attribute : node.attributes()) {
        const std::string_view name = attribute.name();
        if (name.starts_with("xmlns") || name == "xml:base") continue;
        html += ' ';
        html += name.starts_with("xml:") ? name.substr(4) : name;
        html += "=\"";
        if (has_bases && is_reference(name))
            append_escaped(html, based(node, top, attribute.value()));
        else
            append_escaped(html, attribute.value());
        html += '"';
    }
    html += '>';
}

void append_end_tag(std::string& html, pugi::xml_node node) {
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
    bool has_bases = false;
    pugi::xml_node node = element.node.first_child();
    while (node) {
        has_bases = has_bases || node.attribute("xml:base");
        if (node.type() == pugi::node_element) append_start_tag(html, node, element.node, has_bases);
        if (is_text(node)) append_text(html, node.value(), text_may_be_html);
        if (const pugi::xml_node child = node.first_child()) {
            node = child;
            continue;
        }
        if (node.type() == pugi::node_element) append_end_tag(html, node);
        while (!node.next_sibling() && node.parent() != element.node) {
            node = node.parent();
            append_end_tag(html, node);
        }
        node = node.next_sibling();
    }
    return std::string(trimmed(html));
}

}  // namespace tidings
