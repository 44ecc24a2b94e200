#include "web/admission.h"

#include <gtest/gtest.h>

#include <deque>

namespace tidings::web {
namespace {

using std::chrono::milliseconds;

const Steady::time_point start = Steady::time_point{} + std::chrono::hours(1);

// The open connections of a server with four places, two of them for one peer.
class AFullServer : public ::testing::Test {
  protected:
    ServerLimits limits{.connections = 4, .connections_a_peer = 2, .bodies_bytes = 100};
    std::deque<OpenConnection> connections;

    void open(const std::string& peer, milliseconds since, std::size_t awaited = 0) {
        connections.push_back({.peer = peer, .since = start + since, .awaited = awaited});
    }
    void open_four() {
        for (int i = 0; i < 4; ++i) open(std::string(1, static_cast<char>('a' + i)), milliseconds(10 * i));
    }
    std::vector<const OpenConnection*> all() const {
        std::vector<const OpenConnection*> pointers;
        for (const OpenConnection& connection : connections) pointers.push_back(&connection);
        return pointers;
    }
    Admission admitted(const std::string& peer, milliseconds now, const std::string& proxy = "") const {
        return admit(peer, proxy, all(), limits, start + now);
    }
};

TEST_F(AFullServer, TakesConnectionsWhileItHasPlaces) {
    open("a", milliseconds(0));
    const Admission admission = admitted("b", milliseconds(1));
    EXPECT_TRUE(admission.is_taken);
    EXPECT_FALSE(admission.closes);
}

TEST_F(AFullServer, ClosesTheLongestWaitingOfAPeerThatHasAllOfItsPlaces) {
    open("b", milliseconds(0));
    open("a", milliseconds(20));
    open("a", milliseconds(10));
    const Admission admission = admitted("a", milliseconds(30));
    EXPECT_TRUE(admission.is_taken);
    EXPECT_EQ(admission.closes, 2u);
}

TEST_F(AFullServer, LetsTheProxyHaveEveryPlace) {
    for (int i = 0; i < 3; ++i) open("proxy", milliseconds(i));
    const Admission admission = admitted("proxy", milliseconds(10), "proxy");
    EXPECT_TRUE(admission.is_taken);
    EXPECT_FALSE(admission.closes);
}

TEST_F(AFullServer, KeepsThePlaceOfANewConnectionLongEnoughToBeAnswered) {
    open_four();
    EXPECT_FALSE(has_room(all(), limits, start + milliseconds(999)));
    EXPECT_FALSE(admitted("e", milliseconds(999)).is_taken);
    EXPECT_TRUE(has_room(all(), limits, start + milliseconds(1000)));
    EXPECT_EQ(admitted("e", milliseconds(1000)).closes, 0u);
}

TEST_F(AFullServer, GivesThePlaceOfAConnectionThatHasHadAnAnswerAtOnce) {
    open_four();
    connections[3].answered = connections[2].answered = start;
    EXPECT_TRUE(has_room(all(), limits, start + milliseconds(50)));
    EXPECT_EQ(admitted("e", milliseconds(50)).closes, 2u);
}

TEST_F(AFullServer, ClosesNoConnectionWhileItsBodiesFit) {
    open("a", milliseconds(0), 50);
    open("b", milliseconds(1), 50);
    EXPECT_TRUE(closed_for_bodies(all(), limits).empty());
}

TEST_F(AFullServer, ClosesTheLongestWaitingUntilTheBodiesFit) {
    open("a", milliseconds(5), 60);
    open("b", milliseconds(0));
    open("c", milliseconds(3), 60);
    open("d", milliseconds(9), 60);
    EXPECT_EQ(closed_for_bodies(all(), limits), (std::vector<std::size_t>{2, 0}));
}

}  // namespace
}  // namespace tidings::web
