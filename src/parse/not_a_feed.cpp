#include "parse/not_a_feed.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "parse/advertised_feeds.h"
#include "parse/begins_with_word.h"
#include "parse/pieces.h"
#include "text/ascii.h"
#include "text/joined.h"
#include "text/plain_text.h"
#include "text/white_space.h"

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

// The addresses as the page has them: what it is relative to may not be known.
std::string list_of_feeds(std::string_view html) {
    constexpr std::size_t most = 5;
    std::vector<FeedLink> links = feed_links(html).links;
    links.resize(std::min(links.size(), most));
    return joined(links, ", ", [](const FeedLink& link) { return clean_line(link.href, 500); });
}

Error html_page(std::string_view text) {
    const std::string list = list_of_feeds(text);
    return {Code::not_a_feed, "This is an HTML page, not a feed.",
            list.empty() ? "It names no feed of its own; look for one on the site."
                         : "It names these feeds: " + list};
}

Error other_xml(std::string_view name) {
    std::string message = "This is XML of another kind, <" + clean_line(name, 60) + ">, not a feed.";
    if (!equal_ignoring_case(name, "opml")) return {Code::not_a_feed, message, ""};
    return {Code::not_a_feed,
            message,
            "OPML is a list of feeds; take it in as one.",
            {Remedy::Act::take_in_feeds}};
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
        if (piece->kind == Piece::Kind::declaration &&
            begins_with_word(trimmed(source.substr(9), is_white_space), "html"))
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
    if (trimmed(text, is_white_space).empty())
        return {Code::not_a_feed, "This is empty.", "The server sent no feed; try again later."};
    if (std::optional<Error> error = by_markup(text)) return *error;
    if (bytes.find('\0') != std::string_view::npos)
        return {Code::not_a_feed, "This is binary data, not a feed.", {}};
    return {Code::not_a_feed, "This is plain text, not a feed.", {}};
}

}  // namespace tidings
