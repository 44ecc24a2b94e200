#include "parse/element.h"

#include <utility>
#include <vector>

#include "parse/long_sections.h"
#include "parse/pieces.h"
#include "text/ascii.h"
#include "text/white_space.h"
#include "url/url.h"

namespace tidings {
namespace {

std::pair<std::string_view, std::string_view> split_name(std::string_view name) {
    const std::size_t colon = name.find(':');
    if (colon == std::string_view::npos) return {{}, name};
    return {name.substr(0, colon), name.substr(colon + 1)};
}

bool declares_prefix(std::string_view attribute_name, std::string_view prefix) {
    if (!attribute_name.starts_with("xmlns")) return false;
    attribute_name.remove_prefix(5);
    if (prefix.empty()) return attribute_name.empty();
    return attribute_name.starts_with(':') && attribute_name.substr(1) == prefix;
}

constexpr std::size_t longest_base = 2000;
constexpr std::size_t longest_language = 35;  // RFC 5646 section 4.4.1

// The first attribute that `matches` its name, as far as attributes are read; null if there is none.
template <class Matches>
pugi::xml_attribute find_attribute(pugi::xml_node node, Matches&& matches) {
    pugi::xml_attribute attribute = node.first_attribute();
    for (std::size_t seen = 0; attribute && seen < most_attributes_of_one; ++seen) {
        if (matches(attribute.name())) return attribute;
        attribute = attribute.next_attribute();
    }
    return {};
}

// The namespace that an element's own tag gives a prefix; none if it says nothing of it.
const char* declared_namespace(const Element& element, std::string_view prefix) {
    const pugi::xml_attribute found =
        find_attribute(element.node, [&](std::string_view name) { return declares_prefix(name, prefix); });
    return found ? found.value() : nullptr;
}

// A default namespace nobody knows says nothing: such feeds mean plain RSS or Atom.
XmlVocabulary vocabulary_of(const Element* element, std::string_view prefix) {
    const XmlVocabulary usual = prefix.empty() ? XmlVocabulary::core : vocabulary_of_usual_prefix(prefix);
    for (; element != nullptr; element = element->outer) {
        const char* name = element->declares ? declared_namespace(*element, prefix) : nullptr;
        if (name == nullptr) continue;
        const XmlVocabulary named = vocabulary_named(name);
        return named == XmlVocabulary::unknown ? usual : named;
    }
    return usual;
}

void read_context(Element& element, std::string_view name, std::string_view value) {
    element.declares |= name.starts_with("xmlns");
    if (name == "xml:lang" && value.size() <= longest_language)
        element.language = trimmed(value, is_white_space);
    if (name != "xml:base") return;
    element.own_base = trimmed(value, is_white_space);
    element.has_base = true;
}

Element resolved(pugi::xml_node node, const Element* outer) {
    Element element;
    element.node = node;
    element.outer = outer;
    if (outer != nullptr) {
        element.has_base = outer->has_base;
        element.language = outer->language;
        element.sections = outer->sections;
    }
    pugi::xml_attribute attribute = node.first_attribute();
    for (std::size_t seen = 0; attribute && seen < most_attributes_of_one; ++seen) {
        read_context(element, attribute.name(), attribute.value());
        attribute = attribute.next_attribute();
    }
    const auto [prefix, local] = split_name(node.name());
    element.name = local;
    element.vocabulary = vocabulary_of(&element, prefix);
    return element;
}

// The node after `node` in document order that is not inside it, or none when `top` has been walked through.
pugi::xml_node next_outside(pugi::xml_node node, pugi::xml_node top) {
    while (node != top) {
        if (pugi::xml_node next = node.next_sibling()) return next;
        node = node.parent();
    }
    return {};
}

pugi::xml_node next_in(pugi::xml_node node, pugi::xml_node top) {
    if (pugi::xml_node child = node.first_child()) return child;
    return next_outside(node, top);
}

bool is_text(pugi::xml_node node) {
    return node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata;
}

std::size_t authority_end(std::string_view address) {
    const std::size_t scheme = address.find("://");
    if (scheme == std::string_view::npos) return 0;
    const std::size_t end = address.find_first_of("/?#", scheme + 3);
    return end == std::string_view::npos ? address.size() : end;
}

bool has_scheme(std::string_view reference) {
    const std::size_t colon = reference.find(':');
    if (colon == std::string_view::npos || colon == 0) return false;
    return reference.substr(0, colon).find_first_of("/?#") == std::string_view::npos;
}

// Publishers that escape a whole CDATA section show its marks to every reader.
std::string without_section_marks(std::string_view text) {
    constexpr std::string_view begin = "<![CDATA[";
    constexpr std::string_view end = "]]>";
    text = trimmed(text, is_white_space);
    if (!text.starts_with(begin)) return std::string(text);
    text.remove_prefix(begin.size());
    if (text.ends_with(end)) text.remove_suffix(end.size());
    return std::string(trimmed(text, is_white_space));
}

}  // namespace

bool Element::is(std::string_view local) const { return equal_ignoring_case(name, local); }

Element root_element(pugi::xml_node node, std::span<const std::string_view> sections) {
    Element root = resolved(node, nullptr);
    root.sections = sections;
    return root;
}

Element child_element(const Element& outer, pugi::xml_node node) { return resolved(node, &outer); }

std::string attribute(const Element& element, std::string_view name) {
    return std::string(trimmed(
        find_attribute(element.node, [&](std::string_view known) { return equal_ignoring_case(known, name); })
            .value(),
        is_white_space));
}

std::string attribute(const Element& element, XmlVocabulary vocabulary, std::string_view name) {
    return std::string(trimmed(find_attribute(element.node,
                                              [&](std::string_view known) {
                                                  const auto [prefix, local] = split_name(known);
                                                  return !prefix.empty() &&
                                                         equal_ignoring_case(local, name) &&
                                                         vocabulary_of(&element, prefix) == vocabulary;
                                              })
                                   .value(),
                               is_white_space));
}

std::string text_of(const Element& element) {
    const pugi::xml_node first = element.node.first_child();
    if (is_text(first) && !first.next_sibling())
        return without_section_marks(said_by(first, element.sections));
    std::string text;
    for (pugi::xml_node node = first; node; node = next_in(node, element.node))
        if (is_text(node)) text += said_by(node, element.sections);
    return without_section_marks(text);
}

std::string own_text_of(const Element& element) {
    std::string text;
    for (const pugi::xml_node child : element.node.children())
        if (is_text(child)) text += said_by(child, element.sections);
    return without_section_marks(text);
}

bool has_child_elements(const Element& element) {
    for (const pugi::xml_node child : element.node.children())
        if (child.type() == pugi::node_element) return true;
    return false;
}

std::string base_of(const Element& element) {
    if (!element.has_base) return {};
    std::vector<std::string_view> bases;
    for (const Element* around = &element; around != nullptr; around = around->outer)
        if (!around->own_base.empty()) bases.push_back(around->own_base);
    std::string joined;
    for (; !bases.empty(); bases.pop_back())
        if (std::optional<std::string> next = joined_base(joined, bases.back())) joined = *std::move(next);
    return joined;
}

std::optional<std::string> joined_base(std::string_view outer, std::string_view base) {
    base = trimmed(base, is_white_space);
    if (base.empty() || base.size() > longest_base) return std::nullopt;
    std::string joined = join_references(outer, base);
    return joined.size() > longest_base ? std::nullopt : std::optional(std::move(joined));
}

std::string language_of(const Element& element) { return std::string(element.language); }

std::string join_references(std::string_view base, std::string_view reference) {
    if (base.empty() || has_scheme(reference)) return std::string(reference);
    if (reference.empty()) return std::string(base);
    // A longer base is hostile, and reading it for each reference dear; whoever uses the address reads it in
    // full.
    constexpr std::size_t longest_to_read = 300;
    if (base.size() <= longest_to_read)
        if (const Result<Url> absolute = Url::parse(base))
            if (const Result<Url> joined = Url::resolve(*absolute, reference)) return joined->text();
    if (reference.starts_with("//")) return std::string(reference);
    if (reference.starts_with('/')) return std::string(base.substr(0, authority_end(base))).append(reference);
    const std::size_t slash = base.substr(0, base.find_first_of("?#")).rfind('/');
    if (slash == std::string_view::npos) return std::string(reference);
    return std::string(base.substr(0, slash + 1)).append(reference);
}

RawText html_text_of(const Element& element) {
    RawText text;
    text.kind = RawText::Kind::html;
    text.base = base_of(element);
    text.language = language_of(element);
    text.value = has_child_elements(element) ? inner_html(element, true) : text_of(element);
    return text;
}

}  // namespace tidings
