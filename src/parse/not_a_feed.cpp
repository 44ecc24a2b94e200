#include "parse/not_a_feed.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "parse/blanks.h"
#include "parse/pieces.h"
#include "text/entities.h"
#include "text/html_tokenizer.h"
#include "text/plain_text.h"

namespace tidings {
namespace {

struct Signature {
    std::string_view begin;
    std::string_view message;
};

constexpr std::array signatures{
    Signature{"\x1F\x8B", "This is gzip-compressed data, not a feed."},
    Signature{"PK\x03\x04", "This is a ZIP archive or an office document, not a feed."},
    Signature{"%PDF", "This is a PDF document, not a feed."},
    Signature{"\x89PNG", "This is a PNG picture, not a feed."},
    Signature{"GIF8", "This is a GIF picture, not a feed."},
    Signature{"\xFF\xD8\xFF", "This is a JPEG picture, not a feed."},
};

std::string attribute_of(const HtmlToken& tag, std::string_view name) {
    for (const HtmlAttribute& attribute : tag.attributes)
        if (equal_ignoring_case(attribute.name, name)) return decode_attribute(attribute.value);
    return {};
}

bool is_feed_type(std::string_view type) {
    constexpr std::array<std::string_view, 4> types{"application/rss+xml", "application/atom+xml",
                                                    "application/feed+json", "application/rdf+xml"};
    return std::ranges::any_of(types, [&](std::string_view known) { return begins_with_word(type, known); });
}

std::vector<std::string> advertised_feeds(std::string_view html) {
    constexpr std::size_t most = 5;
    std::vector<std::string> addresses;
    HtmlTokenizer tokens(html);
    while (const std::optional<HtmlToken> token = tokens.next()) {
        if (token->kind == HtmlToken::Kind::start_tag && token->name == "body") break;
        if (token->kind != HtmlToken::Kind::start_tag || token->name != "link" || addresses.size() == most)
            continue;
        if (!is_feed_type(attribute_of(*token, "type"))) continue;
        if (std::string address = clean_line(attribute_of(*token, "href"), 500); !address.empty())
            addresses.push_back(address);
    }
    return addresses;
}

Error html_page(std::string_view text) {
    std::string hint = "It names no feed of its own; look for one on the site.";
    std::string list;
    for (const std::string& address : advertised_feeds(text)) list += (list.empty() ? "" : ", ") + address;
    if (!list.empty()) hint = "It names these feeds: " + list;
    return {Code::not_a_feed, "This is an HTML page, not a feed.", hint};
}

Error other_xml(std::string_view name) {
    std::string message = "This is XML of another kind, <" + clean_line(name, 60) + ">, not a feed.";
    std::string hint = equal_ignoring_case(name, "opml")
                           ? "OPML is a list of feeds; take it in with: tidings feeds import"
                           : "";
    return {Code::not_a_feed, message, hint};
}

bool is_html_element(std::string_view name) {
    constexpr std::array<std::string_view, 14> names{
        "html", "head", "body", "title", "meta", "div", "p", "a", "br", "h1", "b", "link", "script", "table"};
    return std::ranges::any_of(names,
                               [&](std::string_view known) { return equal_ignoring_case(known, name); });
}

std::optional<Error> by_markup(std::string_view text) {
    PieceScanner scanner(text);
    while (const std::optional<Piece> piece = scanner.next()) {
        const std::string_view source = text.substr(piece->begin, piece->end - piece->begin);
        if (piece->kind == Piece::Kind::declaration && begins_with_word(trimmed(source.substr(9)), "html"))
            return html_page(text);
        if (piece->kind != Piece::Kind::start_tag) continue;
        return is_html_element(piece->name) ? html_page(text) : other_xml(piece->name);
    }
    return std::nullopt;
}

}  // namespace

Error not_a_feed(std::string_view bytes, std::string_view text) {
    for (const Signature& signature : signatures)
        if (bytes.starts_with(signature.begin)) return {Code::not_a_feed, std::string(signature.message), {}};
    if (trimmed(text).empty())
        return {Code::not_a_feed, "This is empty.", "The server sent no feed; try again later."};
    if (std::optional<Error> error = by_markup(text)) return *error;
    if (bytes.find('\0') != std::string_view::npos)
        return {Code::not_a_feed, "This is binary data, not a feed.", {}};
    return {Code::not_a_feed, "This is plain text, not a feed.", {}};
}

}  // namespace tidings
