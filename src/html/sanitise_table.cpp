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
constexpr std::array<Element, element_count> table{{
    {"a", Role::link, any | bits(href, hreflang)},
    {"abbr", Role::phrase, any},
    {"acronym", Role::phrase, any},
    {"address", Role::block, any},
    {"article", Role::block, any},
    {"aside", Role::block, any},
    {"b", Role::formatting, any},
    {"bdi", Role::phrase, any},
    {"bdo", Role::phrase, any},
    {"big", Role::formatting, any},
    {"blockquote", Role::block, quoted},
    {"br", Role::line_break},
    {"caption", Role::caption, any},
    {"center", Role::block, any},
    {"cite", Role::phrase, any},
    {"code", Role::formatting, any},
    {"col", Role::column, columns},
    {"colgroup", Role::column_group, columns},
    {"datalist", Role::foreign},
    {"dd", Role::definition, any},
    {"del", Role::phrase, edited},
    {"details", Role::block, any | bits(open)},
    {"dfn", Role::phrase, any},
    {"div", Role::block, any},
    {"dl", Role::definitions, any},
    {"dt", Role::definition, any},
    {"em", Role::formatting, any},
    {"figcaption", Role::block, any},
    {"figure", Role::block, any},
    {"footer", Role::block, any},
    {"h1", Role::heading, any},
    {"h2", Role::heading, any},
    {"h3", Role::heading, any},
    {"h4", Role::heading, any},
    {"h5", Role::heading, any},
    {"h6", Role::heading, any},
    {"header", Role::block, any},
    {"hgroup", Role::block, any},
    {"hr", Role::rule},
    {"i", Role::formatting, any},
    {"img", Role::image, any | bits(alt, height, src, width)},
    {"ins", Role::phrase, edited},
    {"kbd", Role::phrase, any},
    {"li", Role::list_item, any | bits(value)},
    {"main", Role::block, any},
    {"mark", Role::phrase, any},
    {"math", Role::foreign},
    {"nav", Role::block, any},
    {"ol", Role::list, any | bits(start, reversed, type)},
    {"p", Role::paragraph, any},
    {"pre", Role::preformatted, any},
    {"q", Role::phrase, quoted},
    {"rp", Role::ruby_part, any},
    {"rt", Role::ruby_part, any},
    {"ruby", Role::phrase, any},
    {"s", Role::formatting, any},
    {"samp", Role::phrase, any},
    {"section", Role::block, any},
    {"select", Role::foreign},
    {"small", Role::formatting, any},
    {"span", Role::phrase, any},
    {"strike", Role::formatting, any},
    {"strong", Role::formatting, any},
    {"sub", Role::phrase, any},
    {"summary", Role::block, any},
    {"sup", Role::phrase, any},
    {"svg", Role::foreign},
    {"table", Role::table, any},
    {"tbody", Role::row_group, any},
    {"td", Role::cell, spans},
    {"template", Role::dropped},
    {"tfoot", Role::row_group, any},
    {"th", Role::cell, spans},
    {"thead", Role::row_group, any},
    {"time", Role::phrase, any | bits(datetime)},
    {"tr", Role::row, any},
    {"tt", Role::formatting, any},
    {"u", Role::formatting, any},
    {"ul", Role::list, any},
    {"var", Role::phrase, any},
    {"wbr", Role::line_break},
}};
static_assert(std::ranges::is_sorted(table, {}, &Element::name));

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

constexpr NamePlaces<element_count> places(table, [](const Element& element) { return element.name; });

const Element* find_in_table(std::string_view name) {
    const std::size_t place = places.find(name);
    return place < element_count ? &table[place] : nullptr;
}

}  // namespace

const Element* find_element(std::string_view name) {
    if (const Element* element = find_in_table(name)) return element;
    const auto* found = std::ranges::find(renamed, name, &Renamed::from);
    return found == renamed.end() ? nullptr : find_in_table(found->to);
}

std::size_t index_of(const Element& element) { return static_cast<std::size_t>(&element - table.data()); }

}  // namespace tidings
