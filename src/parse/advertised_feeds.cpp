#include "parse/advertised_feeds.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "charset/charset.h"
#include "html/entities.h"
#include "html/tokenizer.h"
#include "text/ascii.h"
#include "text/plain_text.h"

namespace tidings {
namespace {

constexpr std::size_t most_feeds = 50;
constexpr std::size_t longest_address = 2000;

std::string attribute_of(const HtmlToken& tag, std::string_view name) {
    for (const HtmlAttribute& attribute : tag.attributes)
        if (attribute.name == name) return decode_attribute(attribute.value);
    return {};
}

// A set of space-separated words (HTML section 2.3.7).
bool has_word(std::string_view words, std::string_view wanted) {
    while (!words.empty()) {
        const std::size_t end = std::min(words.find_first_of(" \t\n\f\r"), words.size());
        if (equal_ignoring_case(words.substr(0, end), wanted)) return true;
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    return false;
}

bool is_feed_type(std::string_view type) {
    constexpr std::array<std::string_view, 5> types{"application/rss+xml", "application/atom+xml",
                                                    "application/feed+json", "application/rdf+xml",
                                                    "application/json"};
    const std::string_view bare = type.substr(0, type.find_first_of("; \t"));
    return std::ranges::any_of(types,
                               [&](std::string_view known) { return equal_ignoring_case(bare, known); });
}

// WordPress advertises its REST interface with the type of a JSON Feed 1.0.
bool is_interface(std::string_view address) { return address.find("/wp-json") != std::string_view::npos; }

bool is_of_comments(const Url& url) {
    std::string_view path = url.path();
    while (path.ends_with('/')) path.remove_suffix(1);
    return path.ends_with("/comments/feed") || path.ends_with("/comments/default") ||
           url.query().find("feed=comments") != std::string_view::npos;
}

std::optional<FeedLink> feed_link(const HtmlToken& link) {
    FeedLink found{attribute_of(link, "href"), attribute_of(link, "title"), attribute_of(link, "type")};
    if (!has_word(attribute_of(link, "rel"), "alternate") || !is_feed_type(found.type)) return std::nullopt;
    if (found.href.empty() || found.href.size() > longest_address || is_interface(found.href))
        return std::nullopt;
    return found;
}

void add_once(std::vector<AdvertisedFeed>& feeds, AdvertisedFeed feed) {
    const bool known =
        std::ranges::any_of(feeds, [&](const AdvertisedFeed& other) { return other.url == feed.url; });
    if (!known && feeds.size() < most_feeds) feeds.push_back(std::move(feed));
}

}  // namespace

FeedLinks feed_links(std::string_view html) {
    FeedLinks found;
    HtmlTokenizer tokens(html);
    while (const std::optional<HtmlToken> token = tokens.next()) {
        if (token->kind != HtmlToken::Kind::start_tag) continue;
        if (token->name == "body") break;
        if (token->name == "base" && found.base.empty()) found.base = attribute_of(*token, "href");
        if (token->name != "link" || found.links.size() == most_feeds) continue;
        if (std::optional<FeedLink> link = feed_link(*token)) found.links.push_back(*std::move(link));
    }
    return found;
}

std::vector<AdvertisedFeed> advertised_feeds(const Document& page) {
    std::vector<AdvertisedFeed> feeds;
    if (!page.url) return feeds;
    const FeedLinks found = feed_links(to_utf8(page.bytes, page.content_type).text());
    const Result<Url> given = Url::resolve(*page.url, found.base);
    const Url& base = given ? *given : *page.url;
    for (const FeedLink& link : found.links)
        if (Result<Url> url = Url::resolve(base, link.href))
            add_once(feeds, {*std::move(url), clean_line(link.title, 200), clean_line(link.type, 60)});
    return feeds;
}

std::optional<Url> only_feed_of(const Document& page) {
    std::vector<AdvertisedFeed> feeds = advertised_feeds(page);
    std::erase_if(feeds, [](const AdvertisedFeed& feed) { return is_of_comments(feed.url); });
    std::erase_if(feeds, [&](const AdvertisedFeed& feed) { return feed.url == *page.url; });
    if (feeds.size() != 1) return std::nullopt;
    return feeds.front().url;
}

}  // namespace tidings
