#include "web/client_address.h"

#include <gtest/gtest.h>

namespace tidings::web {
namespace {

std::string client(const std::string& value, const std::string& header = "X-Forwarded-For") {
    Request request;
    request.headers = {{header == "Forwarded" ? "forwarded" : "x-forwarded-for", value}};
    return client_named_by_proxy(request, header);
}

TEST(ClientAddress, IsTheLastThatTheProxyNames) {
    EXPECT_EQ(client("198.51.100.4, 203.0.113.7"), "203.0.113.7");
    EXPECT_EQ(client(" 2001:DB8:0:0::1 "), "2001:db8::1");
    EXPECT_EQ(client("::ffff:192.0.2.9"), "192.0.2.9");
    EXPECT_EQ(client("203.0.113.7, unknown"), "");
    EXPECT_EQ(client(""), "");
}

TEST(ClientAddress, IsReadWithAPortOrWithout) {
    EXPECT_EQ(client("198.51.100.4:80, 203.0.113.7:51234"), "203.0.113.7");
    EXPECT_EQ(client("[2001:db8::7]:443"), "2001:db8::7");
    EXPECT_EQ(client("[2001:db8::7]"), "2001:db8::7");
    EXPECT_EQ(client("\"[2001:db8::7]:443\""), "2001:db8::7");
    EXPECT_EQ(client("[2001:db8::7"), "");
    EXPECT_EQ(client("["), "");
}

TEST(ClientAddress, IsReadOutOfForwarded) {
    EXPECT_EQ(client("for=198.51.100.4, for=203.0.113.7;proto=https;by=192.0.2.1", "Forwarded"),
              "203.0.113.7");
    EXPECT_EQ(client("proto=https; For=\"[2001:db8::7]:443\"", "Forwarded"), "2001:db8::7");
    EXPECT_EQ(client("for=\"203.0.113.7:80\"", "Forwarded"), "203.0.113.7");
    EXPECT_EQ(client("by=\"a,for=1.2.3.4\"", "Forwarded"), "") << "a quoted comma ends no element";
    EXPECT_EQ(client("for=_hidden", "Forwarded"), "");
    EXPECT_EQ(client("proto=https", "Forwarded"), "");
}

TEST(ClientAddress, IsBelievedOnlyInTheHeaderThatIsConfigured) {
    Request request;
    request.headers = {{"forwarded", "for=203.0.113.7"}};
    EXPECT_EQ(client_named_by_proxy(request, "X-Forwarded-For"), "");
}

TEST(ClientAddress, BelongsToTheNetworkOfItsFirstHalfInIpv6) {
    EXPECT_EQ(network_of("2001:db8:1:2:3:4:5:6"), network_of("2001:db8:1:2::9"));
    EXPECT_EQ(network_of("2001:db8::1"), network_of("2001:db8:0:0:ffff::"));
    EXPECT_NE(network_of("2001:db8:1:2::1"), network_of("2001:db8:1:3::1"));
    EXPECT_NE(network_of("203.0.113.7"), network_of("203.0.113.8"));
}

}  // namespace
}  // namespace tidings::web
