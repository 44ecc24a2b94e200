#include "parse/inner_markup.h"

#include <string_view>

#include "html/entities.h"
#include "html/to_text.h"
#include "html/tokenizer.h"

namespace tidings {
namespace {

// The value of an attribute of the first element `name` inside; empty if there is none.
std::string attribute_inside(const Element& element, std::string_view name, std::string_view key) {
    std::string value;
    for_each_child(element, [&](const Element& part) {
        if (value.empty() && part.is(name)) value = attribute(part, key);
        if (value.empty() && has_child_elements(part))
            for_each_child(part, [&](const Element& inner) {
                if (value.empty() && inner.is(name)) value = attribute(inner, key);
            });
    });
    return value;
}

// The same where the markup is escaped.
std::string attribute_in_text(std::string_view text, std::string_view name, std::string_view key) {
    HtmlTokenizer tokenizer(text);
    while (const auto token = tokenizer.next())
        if (token->kind == HtmlToken::Kind::start_tag && token->name == name)
            return decode_attribute(attribute_value(*token, key));
    return {};
}

std::string value_in(const Element& element, const std::string& text, std::string_view name,
                     std::string_view key) {
    if (has_child_elements(element)) return attribute_inside(element, name, key);
    const bool has_markup = text.find('<') != std::string::npos;
    return has_markup ? attribute_in_text(text, name, key) : std::string();
}

}  // namespace

std::string address_text(const Element& element) {
    std::string text = text_of(element);
    std::string address = value_in(element, text, "a", "href");
    return address.empty() ? text : address;
}

std::string date_text(const Element& element) {
    std::string text = text_of(element);
    std::string date = value_in(element, text, "time", "datetime");
    if (!date.empty()) return date;
    return text.find("</") == std::string::npos ? text : html_to_text(text);
}

}  // namespace tidings
