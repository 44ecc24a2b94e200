#include "html/sanitise_table.h"

#include <algorithm>
#include <array>

#include "html/name_places.h"

namespace tidings {
namespace {

constexpr std::uint32_t bits() { return 0; }

template <class... Rest>
constexpr std::uint32_t bits(Attribute first, Rest... rest) {
    return (1U << static_cast<unsigned>(first)) | bits(rest...);
}

using enum Attribute;

constexpr std::uint32_t any = bits(lang, dir, title);
constexpr std::uint32_t quoted = any | bits(cite);
constexpr std::uint32_t edited = any | bits(cite, datetime);
constexpr std::uint32_t columns = any | bits(Attribute::span);
constexpr std::uint32_t spans = any | bits(colspan, rowspan, Attribute::scope, abbr);

// Everything that may be written. Sorted by name. An element that is not here is unwrapped; the content of
// script, style, title and the like never gets this far, because the tokenizer says that it is raw.
constexpr std::array<HtmlElement, element_count> table{{
    {"a", HtmlRole::link, any | bits(href, hreflang)},
    {"abbr", HtmlRole::phrase, any},
    {"acronym", HtmlRole::phrase, any},
    {"address", HtmlRole::block, any},
    {"annotation", HtmlRole::dropped},
    {"annotation-xml", HtmlRole::dropped},
    {"article", HtmlRole::block, any},
    {"aside", HtmlRole::block, any},
    {"b", HtmlRole::formatting, any},
    {"bdi", HtmlRole::phrase, any},
    {"bdo", HtmlRole::phrase, any},
    {"big", HtmlRole::formatting, any},
    {"blockquote", HtmlRole::block, quoted},
    {"br", HtmlRole::line_break},
    {"caption", HtmlRole::caption, any},
    {"center", HtmlRole::block, any},
    {"cite", HtmlRole::phrase, any},
    {"code", HtmlRole::formatting, any},
    {"col", HtmlRole::column, columns},
    {"colgroup", HtmlRole::column_group, columns},
    {"datalist", HtmlRole::foreign},
    {"dd", HtmlRole::definition, any},
    {"del", HtmlRole::phrase, edited},
    {"details", HtmlRole::block, any | bits(open)},
    {"dfn", HtmlRole::phrase, any},
    {"div", HtmlRole::block, any},
    {"dl", HtmlRole::definitions, any},
    {"dt", HtmlRole::definition, any},
    {"em", HtmlRole::formatting, any},
    {"figcaption", HtmlRole::block, any},
    {"figure", HtmlRole::block, any},
    {"footer", HtmlRole::block, any},
    {"h1", HtmlRole::heading, any},
    {"h2", HtmlRole::heading, any},
    {"h3", HtmlRole::heading, any},
    {"h4", HtmlRole::heading, any},
    {"h5", HtmlRole::heading, any},
    {"h6", HtmlRole::heading, any},
    {"header", HtmlRole::block, any},
    {"hgroup", HtmlRole::block, any},
    {"hr", HtmlRole::rule},
    {"i", HtmlRole::formatting, any},
    {"img", HtmlRole::image, any | bits(alt, height, src, width)},
    {"ins", HtmlRole::phrase, edited},
    {"kbd", HtmlRole::phrase, any},
    {"li", HtmlRole::list_item, any | bits(value)},
    {"main", HtmlRole::block, any},
    {"mark", HtmlRole::phrase, any},
    {"math", HtmlRole::foreign},
    {"nav", HtmlRole::block, any},
    {"ol", HtmlRole::list, any | bits(start, reversed, type)},
    {"p", HtmlRole::paragraph, any},
    {"pre", HtmlRole::preformatted, any},
    {"q", HtmlRole::phrase, quoted},
    {"rp", HtmlRole::ruby_part, any},
    {"rt", HtmlRole::ruby_part, any},
    {"ruby", HtmlRole::phrase, any},
    {"s", HtmlRole::formatting, any},
    {"samp", HtmlRole::phrase, any},
    {"section", HtmlRole::block, any},
    {"select", HtmlRole::foreign},
    {"small", HtmlRole::formatting, any},
    {"span", HtmlRole::phrase, any},
    {"strike", HtmlRole::formatting, any},
    {"strong", HtmlRole::formatting, any},
    {"sub", HtmlRole::phrase, any},
    {"summary", HtmlRole::block, any},
    {"sup", HtmlRole::phrase, any},
    {"svg", HtmlRole::foreign},
    {"table", HtmlRole::table, any},
    {"tbody", HtmlRole::row_group, any},
    {"td", HtmlRole::cell, spans},
    {"template", HtmlRole::dropped},
    {"tfoot", HtmlRole::row_group, any},
    {"th", HtmlRole::cell, spans},
    {"thead", HtmlRole::row_group, any},
    {"time", HtmlRole::phrase, any | bits(datetime)},
    {"tr", HtmlRole::row, any},
    {"tt", HtmlRole::formatting, any},
    {"u", HtmlRole::formatting, any},
    {"ul", HtmlRole::list, any},
    {"var", HtmlRole::phrase, any},
    {"wbr", HtmlRole::line_break},
}};
static_assert(std::ranges::is_sorted(table, {}, &HtmlElement::name));

struct Renamed {
    std::string_view from;
    std::string_view to;
};

constexpr std::array<Renamed, 11> renamed{{
    {"dialog", "div"},
    {"dir", "ul"},
    {"fieldset", "div"},
    {"form", "div"},
    {"image", "img"},
    {"legend", "div"},
    {"listing", "pre"},
    {"menu", "ul"},
    {"plaintext", "pre"},
    {"search", "div"},
    {"xmp", "pre"},
}};

constexpr NamePlaces<element_count> places(table, [](const HtmlElement& element) { return element.name; });

const HtmlElement* find_in_table(std::string_view name) {
    const std::size_t place = places.find(name);
    return place < element_count ? &table[place] : nullptr;
}

}  // namespace

const HtmlElement* find_element(std::string_view name) {
    if (const HtmlElement* element = find_in_table(name)) return element;
    const auto* found = std::ranges::find(renamed, name, &Renamed::from);
    return found == renamed.end() ? nullptr : find_in_table(found->to);
}

std::size_t index_of(const HtmlElement& element) { return static_cast<std::size_t>(&element - table.data()); }

}  // namespace tidings
