#include "fetch/bot_walls.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace tidings::fetch {
namespace {

Url site() { return *Url::parse("https://ngo.example/feed"); }

std::string wall(int status, const std::string& header, const std::string& value) {
    return bot_wall({status, {{header, value}}, "", site(), {}});
}

bool names(const std::string& sentence, std::string_view product) {
    return sentence.find(product) != std::string::npos &&
           sentence.find("Ask the publisher") != std::string::npos;
}

TEST(BotWall, IsNamedByItsHeaderAtAnyStatus) {
    for (const int status : {200, 202, 403, 503}) {
        EXPECT_TRUE(names(wall(status, "cf-mitigated", "challenge"), "Cloudflare")) << status;
        EXPECT_TRUE(names(wall(status, "sg-captcha", "challenge"), "SiteGround")) << status;
        EXPECT_TRUE(names(wall(status, "x-amzn-waf-action", "captcha"), "AWS WAF")) << status;
        EXPECT_TRUE(names(wall(status, "set-cookie", "site-Anubis-auth=; Path=/"), "Anubis")) << status;
        EXPECT_TRUE(names(wall(status, "server", "imunify360-webshield/1.21"), "Imunify360")) << status;
        EXPECT_TRUE(names(wall(status, "x-vercel-mitigated", "challenge"), "Vercel")) << status;
    }
}

TEST(BotWall, OfAProductThatMarksGoodAnswersTooIsNamedForRefusalsAlone) {
    EXPECT_TRUE(names(wall(403, "x-datadome", "protected"), "DataDome"));
    EXPECT_TRUE(names(wall(403, "server", "AkamaiGHost"), "Akamai"));
    EXPECT_EQ(wall(404, "x-datadome", "protected"), "");
    EXPECT_EQ(wall(200, "server", "ddos-guard"), "");
}

TEST(BotWall, IsFoundInAnyOfSeveralCookies) {
    const HttpResponse response{
        200, {{"set-cookie", "lang=fi"}, {"set-cookie", "x-anubis-auth=1"}}, "", site(), {}};
    EXPECT_TRUE(names(bot_wall(response), "Anubis"));
}

TEST(BotWall, IsNotSeenInAnOrdinaryAnswer) {
    EXPECT_EQ(wall(403, "server", "cloudflare"), "") << "it only stands in between";
    EXPECT_EQ(wall(403, "set-cookie", "session=1"), "");
}

TEST(BotWall, IsNamedByWhatItsPageLoads) {
    const std::vector<std::pair<std::string, std::string>> pages{
        {"<script>window._cf_chl_opt = {cvId: '3'}</script>", "Cloudflare"},
        {"<script>window.gokuProps = {}</script>", "AWS WAF"},
        {"<script src=\"/.within.website/x/cmd/anubis/static/js/main.mjs\">", "Anubis"},
        {"<meta http-equiv=refresh content=\"0;/.well-known/sgcaptcha/?r=1\">", "SiteGround"}};
    for (const auto& [page, product] : pages)
        EXPECT_TRUE(names(bot_wall_page(site(), page), product)) << page;
    EXPECT_EQ(bot_wall_page(site(), "<script src=\"/cdn-cgi/challenge-platform/scripts/jsd/main.js\">"), "")
        << "Cloudflare puts it into ordinary pages too";
    EXPECT_EQ(bot_wall_page(site(), "<p>Anubis was a god of Egypt</p>"), "");
}

}  // namespace
}  // namespace tidings::fetch
