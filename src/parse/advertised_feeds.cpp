#include "parse/advertised_feeds.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "text/ascii.h"
#include "text/charset.h"
#include "text/entities.h"
#include "text/html_tokenizer.h"
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

std::optional<AdvertisedFeed> feed_in(const HtmlToken& link, const Url& base) {
    const std::string type = attribute_of(link, "type");
    if (!has_word(attribute_of(link, "rel"), "alternate") || !is_feed_type(type)) return std::nullopt;
    const std::string address = attribute_of(link, "href");
    if (address.empty() || address.size() > longest_address || is_interface(address)) return std::nullopt;
    Result<Url> url = Url::resolve(base, address);
    if (!url) return std::nullopt;
    return AdvertisedFeed{*std::move(url), clean_line(attribute_of(link, "title"), 200),
                          clean_line(type, 60)};
}

void add_once(std::vector<AdvertisedFeed>& feeds, AdvertisedFeed feed) {
    const bool known =
        std::ranges::any_of(feeds, [&](const AdvertisedFeed& other) { return other.url == feed.url; });
    if (!known && feeds.size() < most_feeds) feeds.push_back(std::move(feed));
}

}  // namespace

std::vector<AdvertisedFeed> advertised_feeds(const Document& page) {
    std::vector<AdvertisedFeed> feeds;
    if (!page.url) return feeds;
    Url base = *page.url;
    const Decoded decoded = to_utf8(page.bytes, page.content_type);
    HtmlTokenizer tokens(decoded.text);
    while (const std::optional<HtmlToken> token = tokens.next()) {
        if (token->kind != HtmlToken::Kind::start_tag) continue;
        if (token->name == "body") break;
        if (token->name == "base") {
            if (Result<Url> given = Url::resolve(*page.url, attribute_of(*token, "href")))
                base = *std::move(given);
        } else if (token->name == "link") {
            if (std::optional<AdvertisedFeed> feed = feed_in(*token, base)) add_once(feeds, *std::move(feed));
        }
    }
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
