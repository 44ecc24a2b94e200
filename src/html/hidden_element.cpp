#include "html/hidden_element.h"

#include <string>

#include "html/entities.h"
#include "text/ascii.h"

namespace tidings {
namespace {

// In lower case, without white space.
std::string compact_style(std::string_view style) {
    std::string compact;
    for (const char c : lower_ascii(decode_attribute(style)))
        if (c != ' ' && (c < '\t' || c > '\r')) compact += c;
    return compact;
}

// True if a property is zero: "max-height:0", "max-height:0px", but not "max-height:0.5em".
bool is_zero(std::string_view style, std::string_view property) {
    const std::size_t at = style.find(property);
    if (at == std::string_view::npos) return false;
    const std::string_view value = style.substr(at + property.size());
    return value.starts_with(":0") && (value.size() == 2 || (value[2] != '.' && !is_digit(value[2])));
}

bool has(std::string_view style, std::string_view declaration) {
    return style.find(declaration) != std::string_view::npos;
}

}  // namespace

Hidden hidden_by(const HtmlToken& start_tag) {
    if (start_tag.attributes.empty()) return Hidden::no;
    if (attribute_value(start_tag, "class") == "mcnPreviewText") return Hidden::for_mails;
    const std::string style = compact_style(attribute_value(start_tag, "style"));
    const bool none = has(style, "display:none");
    const bool flat = is_zero(style, "max-height") || is_zero(style, "font-size");
    const bool not_in_outlook = has(style, "mso-hide:all");
    const bool unseen = has(style, "visibility:hidden") || has(style, "overflow:hidden") ||
                        has(style, "color:transparent") || is_zero(style, "opacity") ||
                        is_zero(style, "line-height");
    if ((none && (flat || not_in_outlook)) || (flat && (unseen || not_in_outlook))) return Hidden::for_mails;
    // Buttons and columns are kept from Outlook alone too, which gets them in another way.
    const bool hidden = none || has(style, "visibility:hidden") || has_attribute(start_tag, "hidden") ||
                        (not_in_outlook && start_tag.name == "span");
    return hidden ? Hidden::perhaps : Hidden::no;
}

}  // namespace tidings
