#include "dedupe/pointer.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "html/blocks.h"
#include "html/entities.h"
#include "html/tokenizer.h"
#include "text/words.h"
#include "url/key.h"

namespace tidings {
namespace {

// How copies name their source, in words() form; in the languages of the hub.
constexpr std::array<std::string_view, 34> source_phrases{"originally published",
                                                          "first published",
                                                          "originally appeared",
                                                          "first appeared",
                                                          "originally posted",
                                                          "republished from",
                                                          "reposted from",
                                                          "cross posted from",
                                                          "originalartikel",
                                                          "zuerst erschienen",
                                                          "erschien zuerst",
                                                          "zuerst veröffentlicht",
                                                          "im original",
                                                          "ursprünglich veröffentlicht",
                                                          "publié initialement",
                                                          "initialement publié",
                                                          "publié à l origine",
                                                          "paru initialement",
                                                          "d abord paru",
                                                          "article original",
                                                          "pubblicato originariamente",
                                                          "originariamente pubblicato",
                                                          "pubblicato per la prima volta",
                                                          "articolo originale",
                                                          "publicado originalmente",
                                                          "originalmente publicado",
                                                          "publicó originalmente",
                                                          "publicado por primera vez",
                                                          "oorspronkelijk gepubliceerd",
                                                          "eerder gepubliceerd",
                                                          "julkaistu alun perin",
                                                          "alun perin julkaistu",
                                                          "δημοσιεύθηκε αρχικά",
                                                          "δημοσιεύτηκε αρχικά"};

// A block of the content: its text so far as written, and the pages on other sites that it links to.
struct Block {
    std::string html;
    std::vector<std::string> pages;
};

std::string_view site_of(std::string_view key) { return key.substr(0, key.find_first_of("/?#")); }

// Where the item itself stands. Most links lead there, and are known by their beginning.
struct Home {
    std::string site;       // in url_key form
    std::string_view host;  // as the item's own address writes it, if that is its site; else empty
};

Home home_of(const Item& item, std::string_view key) {
    if (!item.url) return {};
    Home home{std::string(site_of(key)), {}};
    const bool wrapped = item.url->host().find(home.site) == std::string_view::npos || home.site.empty();
    if (!wrapped) home.host = item.url->host();
    return home;
}

bool begins_at_home(std::string_view reference, const Home& home) {
    const std::size_t host = reference.find("://");
    if (home.host.empty() || host == std::string_view::npos || host > 5) return false;
    reference.remove_prefix(host + 3);
    return reference.starts_with(home.host) && reference.substr(home.host.size()).starts_with('/');
}

// Whether any link may lead to another site; at a glance, which suffices for most items. Texts have fewer
// signs of equality than letters that begin "href", as our sanitiser writes it.
bool leads_away(std::string_view html, const Home& home) {
    for (std::size_t at = html.find('='); at != html.npos; at = html.find('=', at + 1)) {
        const bool is_link = html.substr(0, at).ends_with("href") && html.substr(at).starts_with("=\"");
        if (is_link && !begins_at_home(html.substr(at + 2), home)) return true;
    }
    return false;
}

// The page's key, if the link leads to another site.
std::string page_elsewhere(std::string_view reference, const Home& home) {
    if (begins_at_home(reference, home)) return {};
    const Result<Url> url = Url::parse(decode_entities(reference));
    if (!url || is_home_page(*url)) return {};
    std::string key = url_key(*url);
    return site_of(key) == home.site ? std::string() : key;
}

std::string_view href_of(const HtmlToken& token) {
    for (const HtmlAttribute& attribute : token.attributes)
        if (attribute.name == "href") return attribute.value;
    return {};
}

void take_link(Block& block, const HtmlToken& token, const Home& home) {
    std::string page = page_elsewhere(href_of(token), home);
    if (!page.empty() && std::ranges::find(block.pages, page) == block.pages.end())
        block.pages.push_back(std::move(page));
}

std::vector<Block> blocks_of(const std::string& html, const Home& home) {
    std::vector<Block> blocks(1);
    HtmlTokenizer tokenizer(html);
    while (const std::optional<HtmlToken> token = tokenizer.next()) {
        const bool is_tag =
            token->kind == HtmlToken::Kind::start_tag || token->kind == HtmlToken::Kind::end_tag;
        if (token->kind == HtmlToken::Kind::text && !token->raw) blocks.back().html += token->text;
        if (token->kind == HtmlToken::Kind::start_tag && token->name == "a")
            take_link(blocks.back(), *token, home);
        if (is_tag && is_block(token->name) && !blocks.back().html.empty()) blocks.emplace_back();
    }
    return blocks;
}

bool names_a_source(const Block& block) {
    if (block.pages.empty()) return false;
    const std::string words = joined_words(decode_entities(block.html));
    return std::ranges::any_of(
        source_phrases, [&](std::string_view phrase) { return words.find(phrase) != std::string::npos; });
}

bool has_words(const std::vector<Block>& blocks, std::size_t fewest) {
    std::size_t count = 0;
    for (const Block& block : blocks) {
        const std::string words = joined_words(decode_entities(block.html));
        if (!words.empty()) count += 1 + static_cast<std::size_t>(std::ranges::count(words, ' '));
        if (count >= fewest) return true;
    }
    return false;
}

template <class Wanted>
std::string only_page(const std::vector<Block>& blocks, const Wanted& wanted) {
    std::string only;
    for (const Block& block : blocks) {
        if (!wanted(block)) continue;
        for (const std::string& page : block.pages) {
            if (!only.empty() && only != page) return {};
            only = page;
        }
    }
    return only;
}

}  // namespace

std::string pointed_at(const Item& item, std::string_view key) {
    constexpr std::size_t fewest_words_of_its_own = 60;
    const Home home = home_of(item, key);
    if (!item.external_url && !leads_away(item.content.html(), home)) return {};
    const std::vector<Block> blocks = blocks_of(item.content.html(), home);
    if (std::string source = only_page(blocks, names_a_source); !source.empty()) return source;
    if (has_words(blocks, fewest_words_of_its_own)) return {};
    if (item.external_url && !is_home_page(*item.external_url)) return url_key(*item.external_url);
    return only_page(blocks, [](const Block&) { return true; });
}

std::vector<std::string> linked_pages(const Item& item) {
    constexpr std::size_t most_pages = 3;
    const Home home = home_of(item, item.url ? url_key(*item.url) : std::string());
    std::vector<std::string> pages;
    if (!leads_away(item.content.html(), home)) return pages;
    for (const Block& block : blocks_of(item.content.html(), home))
        for (const std::string& page : block.pages)
            if (std::ranges::find(pages, page) == pages.end()) pages.push_back(page);
    if (pages.size() > most_pages) pages.clear();
    return pages;
}

}  // namespace tidings
