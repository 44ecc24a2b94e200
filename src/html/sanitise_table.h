#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace tidings {

// How an allowed element behaves when browsers build a tree of it (HTML section 13.2.6).
enum class HtmlRole : std::uint8_t {
    phrase,      // inline
    formatting,  // inline, and opened again after something that closed it by the way
    link,        // formatting that never stands in another one
    line_break,  // inline without content
    image,       // inline without content, or its alternative text
    block,       // ends a paragraph
    paragraph,
    heading,
    preformatted,
    rule,  // a block without content
    list,
    list_item,
    definitions,
    definition,
    ruby_part,
    table,
    caption,
    column_group,
    column,
    row_group,
    row,
    cell,
    dropped,  // with all its content, up to its end tag
    foreign,  // as dropped, but it also ends where HTML begins again
};

// The attributes that may be written; each has its own check in sanitise_attributes.
enum class Attribute : std::uint8_t {
    abbr,
    alt,
    cite,
    colspan,
    datetime,
    dir,
    height,
    href,
    hreflang,
    lang,
    open,
    reversed,
    rowspan,
    scope,
    span,
    src,
    start,
    title,
    type,
    value,
    width,
};

struct HtmlElement {
    std::string_view name;
    HtmlRole role = HtmlRole::phrase;
    std::uint32_t attributes = 0;  // a bit for each Attribute

    bool allows(Attribute attribute) const {
        return ((attributes >> static_cast<unsigned>(attribute)) & 1U) != 0;
    }
};

constexpr std::size_t element_count = 83;

// The element that `name` (in lower case) becomes, or null for what is unwrapped: its tags go, its content
// stays.
const HtmlElement* find_element(std::string_view name);

// A number below element_count of its own for each element.
std::size_t index_of(const HtmlElement& element);

}  // namespace tidings
