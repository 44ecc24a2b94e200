#include "html/blocks.h"

#include <array>

#include "html/name_places.h"

namespace tidings {
namespace {

constexpr std::array<std::string_view, 47> blocks{
    "address",    "article", "aside",  "blockquote", "body",   "br",   "caption", "center",
    "dd",         "details", "dialog", "dir",        "div",    "dl",   "dt",      "fieldset",
    "figcaption", "figure",  "footer", "form",       "h1",     "h2",   "h3",      "h4",
    "h5",         "h6",      "head",   "header",     "hr",     "html", "legend",  "li",
    "main",       "menu",    "nav",    "ol",         "option", "p",    "pre",     "section",
    "summary",    "table",   "tbody",  "tfoot",      "thead",  "tr",   "ul"};

constexpr NamePlaces<blocks.size()> places(blocks, [](std::string_view name) { return name; });

constexpr std::string_view no_break_space = "\xC2\xA0";

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

}  // namespace

bool is_block(std::string_view element) { return places.find(element) < blocks.size(); }

std::size_t leading_space(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        if (is_space(text[at])) {
            ++at;
        } else if (text.substr(at).starts_with(no_break_space)) {
            at += no_break_space.size();
        } else {
            break;
        }
    }
    return at;
}

std::size_t end_of_word(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size() && !is_space(text[at])) {
        if (text[at] == no_break_space[0] && text.substr(at).starts_with(no_break_space)) break;
        ++at;
    }
    return at;
}

}  // namespace tidings
