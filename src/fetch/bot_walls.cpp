#include "fetch/bot_walls.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "text/ascii.h"

namespace tidings::fetch {
namespace {

// A header that gives a product away: its value, in lower case, contains `word` (any value if empty).
struct BotWall {
    std::string_view header, word;
    bool
        on_refusals_only;  // the product sets it on good answers too: it says something with 401, 403 and 405
    std::string_view product, wish;
};

constexpr std::string_view cloudflare_wish = "to skip the challenge for the feed's path with a WAF rule";
constexpr std::string_view siteground_wish =
    "to have SiteGround's support exempt the feed's address from the anti-bot captcha";
constexpr std::string_view aws_wish = "to allow the feed's path in the AWS WAF bot rules";
constexpr std::string_view anubis_wish = "to allow the feed's path in the bot policy of Anubis";
constexpr std::string_view imunify_wish = "to put our server's IP address on the white list of Imunify360";
constexpr std::string_view allow_wish = "to allow our User-Agent or the feed's path there";

constexpr std::array walls{
    BotWall{"cf-mitigated", "", false, "Cloudflare", cloudflare_wish},
    BotWall{"sg-captcha", "", false, "SiteGround", siteground_wish},
    BotWall{"x-amzn-waf-action", "", false, "AWS WAF", aws_wish},
    BotWall{"set-cookie", "anubis", false, "Anubis", anubis_wish},
    BotWall{"server", "imunify360", false, "Imunify360", imunify_wish},
    BotWall{"x-vercel-mitigated", "", false, "Vercel", allow_wish},
    BotWall{"x-sucuri-block", "", false, "Sucuri", allow_wish},
    BotWall{"x-datadome", "", true, "DataDome", allow_wish},
    BotWall{"x-iinfo", "", true, "Imperva", allow_wish},
    BotWall{"server", "ddos-guard", true, "DDoS-Guard", allow_wish},
    BotWall{"server", "akamaighost", true, "Akamai", allow_wish},
};

// What stands in the challenge page of a product, and in no other page of a site behind it.
struct WallPage {
    std::string_view sign, product, wish;
};

constexpr std::array pages{
    WallPage{"_cf_chl_opt", "Cloudflare", cloudflare_wish},
    WallPage{"/.well-known/sgcaptcha/", "SiteGround", siteground_wish},
    WallPage{"window.gokuProps", "AWS WAF", aws_wish},
    WallPage{"/.within.website/x/cmd/anubis/", "Anubis", anubis_wish},
    WallPage{"Making sure you&#39;re not a bot!", "Anubis", anubis_wish},
};
constexpr std::size_t looked_at = 64U << 10;  // bytes of a page

std::string wall_of(const Url& from, std::string_view product, std::string_view wish) {
    return std::string(from.host()) + " hides behind the bot protection of " + std::string(product) +
           ", which only browsers pass. Ask the publisher " + std::string(wish);
}

bool is_refusal(int status) { return status == 401 || status == 403 || status == 405; }

bool shows(const HttpResponse& response, const BotWall& wall) {
    if (wall.on_refusals_only && !is_refusal(response.status)) return false;
    const auto [first, end] = response.headers.equal_range(std::string(wall.header));
    return std::any_of(first, end, [&](const auto& header) {
        return lower_ascii(header.second).find(wall.word) != std::string::npos;
    });
}

}  // namespace

std::string bot_wall(const HttpResponse& response) {
    const auto* const wall =
        std::ranges::find_if(walls, [&](const BotWall& each) { return shows(response, each); });
    if (wall == walls.end()) return {};
    return wall_of(response.url, wall->product, wall->wish);
}

std::string bot_wall_page(const Url& from, std::string_view page) {
    const std::string_view head = page.substr(0, looked_at);
    const auto* const found = std::ranges::find_if(
        pages, [&](const WallPage& each) { return head.find(each.sign) != std::string_view::npos; });
    return found == pages.end() ? std::string() : wall_of(from, found->product, found->wish);
}

}  // namespace tidings::fetch
