#include "web/rates.h"

#include <gtest/gtest.h>

#include "dates/date.h"

namespace tidings::web {
namespace {

const Timestamp now = *parse_date("2026-11-23T09:00:00Z");

int allowed(Rates& rates, const std::string& peer, int tries, Timestamp time = now) {
    int count = 0;
    for (int i = 0; i < tries; ++i)
        if (rates.allow(peer, time)) ++count;
    return count;
}

TEST(Rates, GiveEachNetworkItsShareAndMoreWithTime) {
    Rates rates({.a_peer = 3, .all = 100, .peer_wait = std::chrono::seconds(60)});
    EXPECT_EQ(allowed(rates, "203.0.113.7", 10), 3);
    EXPECT_EQ(allowed(rates, "203.0.113.8", 10), 3);
    EXPECT_EQ(allowed(rates, "203.0.113.7", 10, now + std::chrono::minutes(2)), 2);
}

TEST(Rates, TakeAnIpv6NetworkForOne) {
    Rates rates({.a_peer = 3, .all = 100});
    EXPECT_EQ(allowed(rates, "2001:db8:1:2:3:4:5:6", 10), 3);
    EXPECT_EQ(allowed(rates, "2001:db8:1:2:ffff::1", 10), 0);
    EXPECT_EQ(allowed(rates, "2001:db8:1:3::1", 10), 3);
}

TEST(Rates, HoldForAllTogether) {
    Rates rates({.a_peer = 3, .all = 5});
    EXPECT_EQ(allowed(rates, "a", 3) + allowed(rates, "b", 3), 5);
}

TEST(Rates, RememberOnlySoManyNetworks) {
    Rates rates({.a_peer = 3, .all = 100, .peer_wait = std::chrono::seconds(60), .most_peers = 2});
    EXPECT_EQ(allowed(rates, "a", 1) + allowed(rates, "b", 1) + allowed(rates, "c", 1), 2);
    EXPECT_FALSE(rates.has_room("c", now));
    EXPECT_TRUE(rates.has_room("c", now + std::chrono::minutes(5)));
    EXPECT_EQ(allowed(rates, "c", 1, now + std::chrono::minutes(5)), 1) << "the quiet ones were forgotten";
}

}  // namespace
}  // namespace tidings::web
