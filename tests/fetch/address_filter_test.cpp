#include "fetch/address_filter.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>

#include <cstring>

#include "curl_world.h"

namespace tidings::fetch {
namespace {

sockaddr_storage socket_address(const char* text) {
    sockaddr_storage storage{};
    sockaddr_in four{};
    sockaddr_in6 six{};
    if (::inet_pton(AF_INET, text, &four.sin_addr) == 1) {
        four.sin_family = AF_INET;
        std::memcpy(&storage, &four, sizeof four);
    } else if (::inet_pton(AF_INET6, text, &six.sin6_addr) == 1) {
        six.sin6_family = AF_INET6;
        std::memcpy(&storage, &six, sizeof six);
    }
    return storage;
}

bool may_visit(const char* text, const std::vector<std::string>& allowed = {}) {
    const sockaddr_storage storage = socket_address(text);
    EXPECT_NE(storage.ss_family, AF_UNSPEC) << text << " is no address";
    return AddressFilter::allowing(allowed)->may_visit(reinterpret_cast<const sockaddr&>(storage));
}

TEST(AddressFilter, LetsThePublicInternetThrough) {
    for (const char* address : {"1.1.1.1",         "93.184.216.34",       "9.255.255.255",
                                "11.0.0.0",        "100.63.255.255",      "100.128.0.0",
                                "126.255.255.255", "128.0.0.0",           "169.253.255.255",
                                "172.15.255.255",  "172.32.0.0",          "192.167.255.255",
                                "192.169.0.0",     "198.17.255.255",      "198.20.0.0",
                                "223.255.255.255", "2606:4700::1111",     "2a00:1450:4001:81b::200e",
                                "2001:200::1",     "2001:4860:4860::8888"})
        EXPECT_TRUE(may_visit(address)) << address;
}

TEST(AddressFilter, StopsInternalIpv4Addresses) {
    for (const char* address :
         {"0.0.0.0",         "0.1.2.3",        "10.0.0.0",        "10.255.255.255",  "100.64.0.0",
          "100.127.255.255", "127.0.0.1",      "127.255.255.254", "169.254.169.254", "172.16.0.1",
          "172.31.255.255",  "192.0.0.8",      "192.0.2.1",       "192.88.99.1",     "192.168.0.1",
          "198.18.0.1",      "198.19.255.255", "198.51.100.1",    "203.0.113.1",     "224.0.0.1",
          "239.255.255.250", "240.0.0.1",      "255.255.255.255"})
        EXPECT_FALSE(may_visit(address)) << address;
}

TEST(AddressFilter, StopsInternalIpv6Addresses) {
    for (const char* address : {"::", "::1", "fe80::1", "febf::1", "fec0::1", "fc00::1", "fd12:3456::1",
                                "ff02::1", "ff0e::1", "100::1", "2001:db8::1", "3fff::1", "2001::1",
                                "2001:2::1", "2001:20::1", "64:ff9b:1::1", "4000::1", "5f00::1"})
        EXPECT_FALSE(may_visit(address)) << address;
}

TEST(AddressFilter, LooksInsideIpv6AddressesThatWrapIpv4) {
    for (const char* address :
         {"::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "::ffff:0:127.0.0.1", "64:ff9b::127.0.0.1",
          "64:ff9b::192.168.1.1", "2002:7f00:1::1", "2002:a00:1::", "2002:c0a8:101::1", "2001:0:7f00:1::1"})
        EXPECT_FALSE(may_visit(address)) << address;
    for (const char* address : {"::ffff:93.184.216.34", "64:ff9b::93.184.216.34", "2002:5db8:d822::1"})
        EXPECT_TRUE(may_visit(address)) << address;
}

TEST(AddressFilter, AllowsExactlyWhatWasNamed) {
    EXPECT_TRUE(may_visit("127.0.0.1", {"127.0.0.1"}));
    EXPECT_FALSE(may_visit("127.0.0.2", {"127.0.0.1"}));
    EXPECT_FALSE(may_visit("::1", {"127.0.0.1"}));
    EXPECT_TRUE(may_visit("fd00::1", {"10.0.0.1", "FD00:0::1"}));
}

TEST(AddressFilter, NamesAnAllowedAddressThatIsNone) {
    for (const char* text : {"localhost", "127.0.0.0/8", "127.1", "", "[::1]"}) {
        const auto filter = AddressFilter::allowing(std::vector<std::string>{text});
        ASSERT_FALSE(filter) << text;
        EXPECT_EQ(filter.error().code, Code::configuration);
    }
}

TEST(AddressFilter, StopsOtherFamilies) {
    sockaddr local{};
    local.sa_family = AF_UNIX;

    EXPECT_FALSE(AddressFilter::allowing({})->may_visit(local));
}

// Ways to write this machine in a URL. Some are read by Url, some by the resolver, some are no address at
// all.
class Spelling : public testing::TestWithParam<const char*> {};

TEST_P(Spelling, MakesNoConnection) {
    support::LoopbackServer server;
    const std::string text =
        "http://" + std::string(GetParam()) + ':' + std::to_string(server.port()) + "/secret";

    const Result<Url> url = Url::parse(text);
    if (url) {
        const auto result = get(HttpSettings{}, {*url, {}});
        ASSERT_FALSE(result) << url->text();
        EXPECT_NE(result.error().message, "");
    }

    EXPECT_EQ(server.connections(), 0);
}

INSTANTIATE_TEST_SUITE_P(
    OfThisMachine, Spelling,
    testing::Values("127.0.0.1", "127.0.0.1.", "127.1", "127.0.1", "127.255.255.254", "2130706433",
                    "0x7f000001", "0x7f.1", "0X7F.0.0.1", "0x7F.0x0.0x0.0x1", "017700000001", "0177.0.0.1",
                    "0177.0.0.01", "00000177.0.0.1", "127.0.0.01", "127.0.0.0x1", "0", "0.0.0.0", "0x0",
                    "000.000.000.000", "localhost", "LOCALHOST", "localhost.", "foo@localhost",
                    "public.example@127.0.0.1", "%31%32%37.0.0.1", "%6c%6fcalhost", "127%2e0%2e0%2e1",
                    "127。0。0。1", "①②⑦.⓪.⓪.①", "１２７.０.０.１", "ⓛocalhost", "[::1]", "[::]",
                    "[0:0:0:0:0:0:0:1]", "[0000::0001]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]",
                    "[0:0:0:0:0:ffff:7f00:0001]", "[::127.0.0.1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]",
                    "[::1%25lo]", "[fe80::1%25lo]", "4294967296", "127.0.0.1\t", "127.0.0.\n1"));

TEST(AddressFilter, IsWhatStopsThoseSpellings) {
    support::LoopbackServer server;
    server.reply("/secret", support::Reply{.body = "x"});
    for (const char* host : {"127.0.0.1", "2130706433", "0x7f.1", "0177.0.0.1", "127.1"}) {
        const std::string url =
            "http://" + std::string(host) + ':' + std::to_string(server.port()) + "/secret";
        EXPECT_TRUE(get(settings_for_loopback(), url)) << url;
    }
}

TEST(AddressFilter, IsNamedInTheErrorWithWhatToDo) {
    const auto result = get(HttpSettings{}, "http://2130706433/");

    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, Code::refused);
    EXPECT_EQ(result.error().message,
              "127.0.0.1 leads to the internal address 127.0.0.1, which is not visited");
    EXPECT_NE(result.error().hint.find("[http] allow_addresses"), std::string::npos);
}

}  // namespace
}  // namespace tidings::fetch
