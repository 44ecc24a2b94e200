#include "url/url.h"

#include <gtest/gtest.h>

#include <array>

#include "url/idna.h"

namespace tidings {
namespace {

std::string parsed(std::string_view text) {
    const Result<Url> url = Url::parse(text);
    return url ? url->text() : "error";
}

std::string resolved(std::string_view reference) {
    const Url base = *Url::parse("http://a/b/c/d;p?q");
    const Result<Url> url = Url::resolve(base, reference);
    return url ? url->text() : "error";
}

TEST(UrlParse, KeepsAWellFormedAddressAsItIs) {
    EXPECT_EQ(parsed("https://ngo.example/a/b.html?id=7&x=%20#top"),
              "https://ngo.example/a/b.html?id=7&x=%20#top");
}

// Most addresses are taken as they are at a glance; behind a space none is.
TEST(UrlParse, ReadsAnAddressAlikeWithASpaceBeforeIt) {
    constexpr std::array<std::string_view, 18> addresses{"https://a.example/b/c?d=e&f#g",
                                                         "http://a-b.c.example/",
                                                         "https://a.example//b",
                                                         "https://a.example/../b",
                                                         "https://a.example/.well-known",
                                                         "https://a.example/a%2fb",
                                                         "https://a.example/?a=/../b",
                                                         "https://1.2/x",
                                                         "https://a.0x1/x",
                                                         "https://a.b1/x",
                                                         "https://xn--bcher-kva.example/",
                                                         "https://a--b.example/",
                                                         "https://-a.example/",
                                                         "https://a-/",
                                                         "https://a..example/",
                                                         "https://a_b.example/",
                                                         "https://A.example/",
                                                         "https://a.example/#a#b"};
    for (const std::string_view address : addresses)
        EXPECT_EQ(parsed(address), parsed(" " + std::string(address)));
}

TEST(UrlParse, GivesTheBareHostAPath) {
    EXPECT_EQ(parsed("https://ngo.example?x"), "https://ngo.example/?x");
}

TEST(UrlParse, StripsWhiteSpaceAndControlsPastedAlong) {
    EXPECT_EQ(parsed(" \x01\nhttps://ngo.exa\tmple/a\r\nb "), "https://ngo.example/ab");
}

TEST(UrlParse, TakesBackslashesForSlashes) {
    EXPECT_EQ(parsed("https:\\\\ngo.example\\a"), "https://ngo.example/a");
}

TEST(UrlParse, ReadsAnyNumberOfSlashesBeforeTheHost) {
    EXPECT_EQ(parsed("https:////ngo.example/a"), "https://ngo.example/a");
    EXPECT_EQ(parsed("https:ngo.example/a"), "https://ngo.example/a");
}

TEST(UrlParse, LowersSchemeAndHostButNotThePath) {
    EXPECT_EQ(parsed("HTTPS://NGO.Example/About"), "https://ngo.example/About");
}

TEST(UrlParse, DropsUserInformationAndTheDefaultPort) {
    EXPECT_EQ(parsed("https://bank.example@evil:pw@ngo.example:443/"), "https://ngo.example/");
    EXPECT_EQ(parsed("http://ngo.example:443/"), "http://ngo.example:443/");
}

TEST(UrlParse, PercentEncodesForbiddenCharactersOnce) {
    EXPECT_EQ(parsed("https://ngo.example/é a%2fb%zz[1]|{x}"),
              "https://ngo.example/%C3%A9%20a%2Fb%25zz%5B1%5D%7C%7Bx%7D");
    EXPECT_EQ(parsed("https://ngo.example/?q=\"é\\\"#<b>"), "https://ngo.example/?q=%22%C3%A9%5C%22#%3Cb%3E");
}

TEST(UrlParse, RemovesDotSegmentsHoweverTheyAreWritten) {
    EXPECT_EQ(parsed("https://ngo.example/a/%2e%2E/../b/./c/.."), "https://ngo.example/b/");
}

TEST(UrlParse, WritesInternationalHostsAsALabels) {
    EXPECT_EQ(parsed("https://Bücher.example/"), "https://xn--bcher-kva.example/");
    EXPECT_EQ(parsed("https://ελπίδα.example/"), "https://xn--kxaeic4a4a.example/");
}

TEST(UrlParse, SeesThroughEveryDisguiseOfAnIpv4Address) {
    for (const char* disguise : {"127.1", "0x7f.0.0.1", "2130706433", "017700000001", "127.0.0.1.",
                                 "１２７.0.0.1", "%3127.0.0.1", "0X7F000001"}) {
        EXPECT_EQ(parsed("http://" + std::string(disguise) + "/"), "http://127.0.0.1/") << disguise;
    }
}

TEST(UrlParse, RefusesAHostThatEndsInANumberAndIsNoIpv4Address) {
    for (const char* host : {"1.2.3.256", "1.2.3.4.5", "a.0x1", "09.1", "4294967296"}) {
        EXPECT_EQ(parsed("http://" + std::string(host) + "/"), "error") << host;
    }
}

TEST(UrlParse, WritesIpv6InItsShortestForm) {
    const Result<Url> url = Url::parse("http://[2001:DB8:0:0:0::1]:8080/x");
    ASSERT_TRUE(url);
    EXPECT_EQ(url->text(), "http://[2001:db8::1]:8080/x");
    EXPECT_EQ(url->host(), "2001:db8::1");
    EXPECT_EQ(url->port(), "8080");
}

TEST(UrlParse, RefusesOtherSchemesRelativeReferencesAndBadHosts) {
    for (const char* text :
         {"javascript:alert(1)", "java\nscript:alert(1)", "data:text/html,x", "mailto:a@b.example", "/a", "",
          "ftp://h/", "https://", "https:///", "http://a b/", "http://a..b/", "http://[::1/", "http://a<b/",
          "http://h:port/", "http://h:65536/", "http://xn--/", "http://h%00.example/"}) {
        EXPECT_EQ(parsed(text), "error") << text;
    }
}

TEST(UrlParse, RefusesAddressesThatNoServerTakes) {
    EXPECT_EQ(parsed("https://ngo.example/" + std::string(65'536, 'a')), "error");
    EXPECT_EQ(parsed("https://ngo.example/" + std::string(30'000, ' ') + "a"), "error");
    EXPECT_EQ(resolved(std::string(65'536, '.')), "error");
}

TEST(UrlParse, IsAFixedPoint) {
    const std::string once = parsed("http://Ex.example/a b/../%7e/ü?x y=[1]#z|");
    EXPECT_EQ(parsed(once), once);
}

TEST(UrlParts, AreTakenApartWhereTheyMeet) {
    const Url url = *Url::parse("https://ngo.example:8443/a/b?c=d?e#f?g#h");
    EXPECT_EQ(url.scheme(), "https");
    EXPECT_EQ(url.origin(), "https://ngo.example:8443");
    EXPECT_EQ(url.host(), "ngo.example");
    EXPECT_EQ(url.port(), "8443");
    EXPECT_EQ(url.path(), "/a/b");
    EXPECT_EQ(url.query(), "c=d?e");
    EXPECT_EQ(url.fragment(), "f?g%23h");
}

TEST(UrlResolve, FollowsTheExamplesOfRfc3986) {
    EXPECT_EQ(resolved("g"), "http://a/b/c/g");
    EXPECT_EQ(resolved("/g"), "http://a/g");
    EXPECT_EQ(resolved("//g"), "http://g/");
    EXPECT_EQ(resolved("?y"), "http://a/b/c/d;p?y");
    EXPECT_EQ(resolved("#s"), "http://a/b/c/d;p?q#s");
    EXPECT_EQ(resolved(""), "http://a/b/c/d;p?q");
    EXPECT_EQ(resolved("../../../g"), "http://a/g");
    EXPECT_EQ(resolved("g?y/../x"), "http://a/b/c/g?y/../x");
    EXPECT_EQ(resolved("./g/."), "http://a/b/c/g/");
}

TEST(UrlResolve, TakesTheSchemeOfTheBaseForANetworkPathReference) {
    const Url base = *Url::parse("https://ngo.example/a");
    EXPECT_EQ(Url::resolve(base, "\\\\cdn.example\\x")->text(), "https://cdn.example/x");
}

TEST(UrlResolve, EncodesAFragmentOfItsOwn) {
    EXPECT_EQ(resolved("#a b<c>"), "http://a/b/c/d;p?q#a%20b%3Cc%3E");
}

TEST(UrlResolve, RefusesScriptsHoweverTheyAreBroken) {
    EXPECT_EQ(resolved(" java\tscript:alert(1)"), "error");
    EXPECT_EQ(resolved("vbscript:x"), "error");
    EXPECT_EQ(resolved("tel:116111"), "error");
}

TEST(AsciiHost, LowersAndConvertsNames) {
    EXPECT_EQ(ascii_host("Bücher.Example"), "xn--bcher-kva.example");
    EXPECT_EQ(ascii_host("faß.example"), "xn--fa-hia.example");
    EXPECT_EQ(ascii_host("_dmarc.ngo.example"), "_dmarc.ngo.example");
    EXPECT_EQ(ascii_host("r3---sn-x.example"), "r3---sn-x.example");
}

TEST(AsciiHost, RefusesInvalidHostNames) {
    for (const std::string& host : {std::string("a..b"), std::string(".a"), std::string("a b"),
                                    std::string("a/b"), std::string("xn--a"), std::string(64, 'a'),
                                    std::string(), std::string("a\0b", 3), std::string("\xff.example")}) {
        EXPECT_FALSE(ascii_host(host)) << host;
    }
}

TEST(UserInformation, IsFoundWhereUrlDropsIt) {
    for (const char* address : {"https://a:b@x.example/", "HTTP://a@x.example", " https:\\\\a@x.example",
                                "http:a@x.example/", "https://a\t@x.example/?q"})
        EXPECT_TRUE(has_user_information(address)) << address;
    for (const char* address : {"https://x.example/@a", "https://x.example?a@b", "https://x.example/#a@b",
                                "a@x.example", "mailto:a@x.example", ""})
        EXPECT_FALSE(has_user_information(address)) << address;
}

}  // namespace
}  // namespace tidings
