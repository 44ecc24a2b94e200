#pragma once

#include <optional>
#include <pugixml.hpp>
#include <span>
#include <string>
#include <string_view>

#include "parse/namespaces.h"
#include "parse/parse.h"

namespace tidings {

// An XML element with its name resolved. `outer` is the element around it and outlives it: readers walk down
// by recursion over a known structure, never over what a feed nests.
struct Element {
    pugi::xml_node node;
    const Element* outer = nullptr;
    XmlVocabulary vocabulary = XmlVocabulary::core;
    std::string_view name;      // local name
    bool declares = false;      // it has xmlns attributes
    bool has_base = false;      // it or an element around it has an xml:base
    std::string_view own_base;  // its own
    std::string_view language;  // the xml:lang in force
    std::span<const std::string_view>
        sections;  // long CDATA sections that are not in the tree (long_sections.h)

    bool is(std::string_view local) const;
    bool is(XmlVocabulary v, std::string_view local) const { return vocabulary == v && is(local); }
};

// `sections` are the long CDATA sections that are not in its tree.
Element root_element(pugi::xml_node node, std::span<const std::string_view> sections);
Element child_element(const Element& outer, pugi::xml_node node);

template <class Visit>
void for_each_child(const Element& outer, Visit&& visit) {
    for (pugi::xml_node child = outer.node.first_child(); child; child = child.next_sibling())
        if (child.type() == pugi::node_element) visit(child_element(outer, child));
}

// The value of an attribute without a prefix, by its name in any case; empty if absent. Blanks at the ends
// are cut.
std::string attribute(const Element& element, std::string_view name);
// As above, for an attribute in the namespace of a vocabulary: rdf:about, rdf:resource.
std::string attribute(const Element& element, XmlVocabulary vocabulary, std::string_view name);

// All the text inside, markup left out, ends trimmed.
std::string text_of(const Element& element);
// As above, without the text of child elements.
std::string own_text_of(const Element& element);
bool has_child_elements(const Element& element);

// The content serialised as HTML: void elements without slash, no element self-closed, prefixes and
// namespaces left out. Where markup stands beside escaped markup, as publishers of RSS do by mistake,
// `text_may_be_html` lets both count.
std::string inner_html(const Element& element, bool text_may_be_html = false);

// The xml:base in force, joined along the elements around it; empty if there is none. One that makes it
// longer than 2,000 bytes does not count: it is copied for every text and link.
std::string base_of(const Element& element);
// The base that an xml:base gives within the outer base; none for one that is too long.
std::optional<std::string> joined_base(std::string_view outer, std::string_view base);
// The xml:lang in force.
std::string language_of(const Element& element);

// A reference joined to a base that may itself be relative (RFC 3986 section 5.2, as far as both are known).
std::string join_references(std::string_view base, std::string_view reference);

// The content of an element whose text is HTML, however it was put there: escaped, CDATA or as elements.
RawText html_text_of(const Element& element);

}  // namespace tidings
