#include "dedupe/pointer.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "text/html_blocks.h"
#include "text/html_text.h"
#include "text/html_tokenizer.h"
#include "text/url_key.h"
#include "text/words.h"

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

// A block of the content: its words so far, and the pages on other sites that it links to.
struct Block {
    std::string words;
    std::vector<std::string> pages;
};

std::string_view site_of(std::string_view key) { return key.substr(0, key.find_first_of("/?#")); }

// The page's key, if the link leads off the site that `own` is on.
std::string page_elsewhere(std::string_view reference, std::string_view own_site) {
    const Result<Url> url = Url::parse(decode_entities(reference));
    if (!url || is_home_page(*url)) return {};
    std::string key = url_key(*url);
    return site_of(key) == own_site ? std::string() : key;
}

std::string_view href_of(const HtmlToken& token) {
    for (const HtmlAttribute& attribute : token.attributes)
        if (attribute.name == "href") return attribute.value;
    return {};
}

void take_link(Block& block, const HtmlToken& token, std::string_view own_site) {
    std::string page = page_elsewhere(href_of(token), own_site);
    if (!page.empty() && std::ranges::find(block.pages, page) == block.pages.end())
        block.pages.push_back(std::move(page));
}

std::vector<Block> blocks_of(const std::string& html, std::string_view own_site) {
    std::vector<Block> blocks(1);
    HtmlTokenizer tokenizer(html);
    while (const std::optional<HtmlToken> token = tokenizer.next()) {
        const bool is_tag =
            token->kind == HtmlToken::Kind::start_tag || token->kind == HtmlToken::Kind::end_tag;
        if (token->kind == HtmlToken::Kind::text && !token->raw) blocks.back().words += token->text;
        if (token->kind == HtmlToken::Kind::start_tag && token->name == "a")
            take_link(blocks.back(), *token, own_site);
        if (is_tag && is_block(token->name) && !blocks.back().words.empty()) blocks.emplace_back();
    }
    for (Block& block : blocks) block.words = joined_words(decode_entities(block.words));
    return blocks;
}

bool names_a_source(const Block& block) {
    return !block.pages.empty() && std::ranges::any_of(source_phrases, [&](std::string_view phrase) {
        return block.words.find(phrase) != std::string::npos;
    });
}

std::size_t count_words(const std::vector<Block>& blocks) {
    std::size_t count = 0;
    for (const Block& block : blocks)
        if (!block.words.empty()) count += 1 + static_cast<std::size_t>(std::ranges::count(block.words, ' '));
    return count;
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

std::string pointed_at(const Item& item) {
    constexpr std::size_t fewest_words_of_its_own = 60;
    const std::string own = item.url ? url_key(*item.url) : std::string();
    const std::vector<Block> blocks = blocks_of(item.content.html(), site_of(own));
    if (std::string source = only_page(blocks, names_a_source); !source.empty()) return source;
    if (count_words(blocks) >= fewest_words_of_its_own) return {};
    if (item.external_url && !is_home_page(*item.external_url)) return url_key(*item.external_url);
    return only_page(blocks, [](const Block&) { return true; });
}

}  // namespace tidings
