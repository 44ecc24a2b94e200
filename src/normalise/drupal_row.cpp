#include "normalise/drupal_row.h"

#include <algorithm>
#include <array>
#include <optional>

#include "html/blocks.h"
#include "html/entities.h"
#include "html/to_text.h"
#include "html/tokenizer.h"

namespace tidings {
namespace {

constexpr std::array<std::string_view, 3> fields{"field--name-title", "field--name-uid",
                                                 "field--name-created"};

bool is_field(const HtmlToken& token) {
    if (token.kind != HtmlToken::Kind::start_tag) return false;
    const std::string_view names = attribute_value(token, "class");
    return std::ranges::any_of(
        fields, [&](std::string_view field) { return names.find(field) != std::string_view::npos; });
}

bool says_something(const HtmlToken& token) {
    return token.kind == HtmlToken::Kind::text && leading_space(token.text) < token.text.size();
}

// Reads past the element that `name` has begun.
void skip_element(HtmlTokenizer& tokenizer, const std::string& name, std::string& created) {
    std::size_t depth = 1;
    while (const auto token = tokenizer.next()) {
        if (created.empty() && token->kind == HtmlToken::Kind::start_tag && token->name == "time")
            created = decode_attribute(attribute_value(*token, "datetime"));
        if (token->name != name) continue;
        if (token->kind == HtmlToken::Kind::start_tag) ++depth;
        if (token->kind == HtmlToken::Kind::end_tag && --depth == 0) return;
    }
}

bool begins_with_title(std::string_view html, std::string_view title) {
    html.remove_prefix(leading_space(html));
    if (title.empty() || !html.starts_with("<span")) return false;
    const std::size_t end = html.find("</span>");
    return end != std::string_view::npos && end < 2000 && html_to_text(html.substr(0, end)) == title &&
           html.substr(end + 7).substr(leading_space(html.substr(end + 7))).starts_with("<span");
}

}  // namespace

bool is_drupal_row(std::string_view html, std::string_view title) {
    constexpr std::size_t head = 1000;  // bytes
    return html.substr(0, head).find("field--name-") != std::string_view::npos ||
           begins_with_title(html, title);
}

DrupalRow read_drupal_row(std::string_view html, std::string_view title) {
    DrupalRow row;
    // Title, author and date, and nothing else, are spans there.
    int bare_fields = begins_with_title(html, title) ? 3 : 0;
    HtmlTokenizer tokenizer(html);
    while (const auto token = tokenizer.next()) {
        const bool is_span = token->kind == HtmlToken::Kind::start_tag && token->name == "span";
        if (says_something(*token)) {
            row.html += html.substr(static_cast<std::size_t>(token->source.data() - html.data()));
            return row;
        }
        if (is_field(*token) || (is_span && bare_fields-- > 0))
            skip_element(tokenizer, std::string(token->name), row.created);
        else
            row.html += token->source;
    }
    return row;
}

}  // namespace tidings
