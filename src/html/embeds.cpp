#include "html/embeds.h"

#include <algorithm>
#include <array>
#include <utility>

#include "html/beacons.h"
#include "html/entities.h"
#include "html/tokenizer.h"
#include "text/ascii.h"

namespace tidings {
namespace {

constexpr std::size_t none = std::string_view::npos;
constexpr std::array<std::string_view, 5> embeds{"iframe", "object", "embed", "video", "audio"};

// What a player's address has before the film's id, and what its page has there.
constexpr std::array<std::pair<std::string_view, std::string_view>, 6> players{{
    {"youtube.com/embed/", "https://www.youtube.com/watch?v="},
    {"youtube-nocookie.com/embed/", "https://www.youtube.com/watch?v="},
    {"youtube.com/v/", "https://www.youtube.com/watch?v="},
    {"player.vimeo.com/video/", "https://vimeo.com/"},
    {"dailymotion.com/embed/video/", "https://www.dailymotion.com/video/"},
    {"open.spotify.com/embed/episode/", "https://open.spotify.com/episode/"},
}};

constexpr std::array<std::string_view, 3> hosts_of_sound{"soundcloud.com", "open.spotify.com",
                                                         "embed.podcasts.apple.com"};

bool is_sound(const HtmlToken& tag, std::string_view address) {
    return tag.name == "audio" || std::ranges::any_of(hosts_of_sound, [&](std::string_view host) {
               return address.find(host) != none;
           });
}

bool is_embed(std::string_view name) { return std::ranges::find(embeds, name) != embeds.end(); }

std::string page_of_film(const std::string& address) {
    for (const auto& [player, page] : players) {
        const std::size_t at = address.find(player);
        if (at == none) continue;
        const std::string id = address.substr(at + player.size());
        const std::string name = id.substr(0, id.find_first_of("/?&#"));
        if (!name.empty() && name != "videoseries") return std::string(page) + name;
    }
    return address;
}

// A site's front page is no film.
bool is_front_page(std::string_view address) {
    const std::size_t slashes = address.find("//");
    if (slashes == none) return false;
    const std::size_t path = address.find_first_of("/?#", slashes + 2);
    return path == none || path + 1 == address.size();
}

std::string host_of(std::string_view address) {
    const std::size_t slashes = address.find("//");
    if (slashes == none) return {};
    address.remove_prefix(slashes + 2);
    return std::string(address.substr(0, address.find_first_of("/?#")));
}

std::string address_of(const HtmlToken& tag) {
    for (const std::string_view name : {"src", "data", "data-src"}) {
        const std::string address = decode_attribute(attribute_value(tag, name));
        if (!address.empty() && address != "about:blank") return address;
    }
    return {};
}

std::string link_to(const std::string& address, std::string_view title, std::string_view kind) {
    std::string html = "<a href=\"" + escape_html(page_of_film(address)) + "\">";
    if (title.find_first_not_of(' ') != none) return html.append(title) + "</a> ";
    const std::string host = host_of(address);
    html += kind;
    if (!host.empty()) html += ": " + escape_html(host);
    return html + "</a> ";
}

}  // namespace

bool has_embeds(std::string_view html) {
    constexpr std::string_view first_letters = "ioevaIOEVA";
    for (std::size_t at = html.find('<'); at != none; at = html.find('<', at + 1)) {
        if (at + 1 == html.size() || first_letters.find(html[at + 1]) == none) continue;
        for (const std::string_view name : embeds)
            if (equal_ignoring_case(html.substr(at + 1, name.size()), name)) return true;
    }
    return false;
}

std::string with_links_to_embeds(std::string_view html) {
    std::string out;
    std::string title;  // of the element around a <source>
    std::string_view kind = "Video";
    std::string last;  // an <embed> repeats the <object> around it
    HtmlTokenizer tokenizer(html);
    while (const auto token = tokenizer.next()) {
        const bool starts = token->kind == HtmlToken::Kind::start_tag;
        if (starts && is_embed(token->name)) {
            title = escape_html(decode_attribute(attribute_value(*token, "title")));
            kind = is_sound(*token, address_of(*token)) ? "Audio" : "Video";
        }
        if (starts && (is_embed(token->name) || token->name == "source")) {
            const std::string address = address_of(*token);
            const bool shown = !address.empty() && !is_front_page(address) && !is_beacon(*token) &&
                               !is_address_of_beacon(address) && address.find(".swf") == std::string::npos;
            if (shown && page_of_film(address) != last) {
                out += link_to(address, title, kind);
                last = page_of_film(address);
            }
        }
        out += token->source;
    }
    return out;
}

}  // namespace tidings
