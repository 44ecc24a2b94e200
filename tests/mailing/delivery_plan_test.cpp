// What a run of handing over does next, in virtual time.
#include "mailing/delivery_plan.h"

#include <gtest/gtest.h>

namespace tidings {
namespace {

using Idle = DeliveryPlan::Idle;
using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr Timestamp start{seconds(1'800'000'000)};
constexpr bool accepted = true, relay_trouble = true, at_most_once = true, due = true;

class Plan : public ::testing::Test {
  protected:
    Timestamp now = start;
    milliseconds elapsed{0};
    DeliveryPlan plan{{}, {.workers = 4, .per_domain_per_minute = 6, .patience = seconds(30)}};

    void wait(seconds time) {
        now += time;
        elapsed += time;
    }
    void accept(int messages) {
        for (int i = 0; i < messages; ++i) plan.end(accepted, false, now, elapsed);
    }
    bool fail() { return plan.end(false, relay_trouble, now, elapsed); }
};

TEST_F(Plan, ClaimsOneSendForEachFreeWorkerAtFirst) {
    EXPECT_EQ(plan.wanted(now, 0), 4);
    EXPECT_EQ(plan.wanted(now, 3), 1);
    EXPECT_EQ(plan.wanted(now, 9), 0) << "more than it would begin with now";
}

TEST_F(Plan, PrefetchesThreeTimesWhatWasAcceptedUpToFourHundred) {
    accept(10);
    plan.plan_prefetch(!at_most_once);
    EXPECT_EQ(plan.wanted(now, 4), 30);
    EXPECT_EQ(plan.low_water(), 7u);
    accept(1000);
    plan.plan_prefetch(!at_most_once);
    EXPECT_EQ(plan.wanted(now, 4), 400);
    plan.plan_prefetch(!at_most_once);
    EXPECT_EQ(plan.wanted(now, 4), 0) << "nothing was accepted since";
}

TEST_F(Plan, PrefetchesNothingThatMustGoAtMostOnce) {
    accept(10);
    plan.plan_prefetch(at_most_once);
    EXPECT_EQ(plan.wanted(now, 0), 4);
}

TEST_F(Plan, KeepsTheQueueWhileMessagesEndAndEmptiesItAfterASecondWithout) {
    accept(1);
    wait(seconds(1));
    EXPECT_FALSE(plan.must_empty_queue(elapsed));
    EXPECT_TRUE(plan.must_empty_queue(elapsed + milliseconds(1)));
}

TEST_F(Plan, ClaimsNothingWhileTheBreakerIsOpenAndOneSendWhileItIsHalfOpen) {
    EXPECT_TRUE(fail()) << "opens the breaker";
    EXPECT_FALSE(fail()) << "fails together with the first";
    EXPECT_TRUE(plan.must_empty_queue(elapsed));
    EXPECT_EQ(plan.wanted(now + seconds(4), 0), 0);
    EXPECT_EQ(plan.wanted(now + seconds(5), 0), 1);
    wait(seconds(5));
    accept(1);
    EXPECT_EQ(plan.wanted(now, 0), 4) << "closed again";
}

TEST_F(Plan, WaitsForTheRelayNoLongerThanItsPatience) {
    seconds waited{0};
    for (const seconds pause : {seconds(5), seconds(10)}) {
        fail();
        ASSERT_EQ(plan.when_idle(due, now), Idle::wait_for_relay);
        EXPECT_EQ(plan.pause_of_relay(now), pause);
        wait(pause);
        waited += pause;
    }
    fail();
    EXPECT_EQ(plan.when_idle(due, now), Idle::give_relay_up) << "15 s are over, and 20 more are too long";
}

TEST_F(Plan, IsAsPatientAgainOnceTheRelayHasAnswered) {
    for (int times = 0; times < 5; ++times) {
        fail();
        ASSERT_EQ(plan.when_idle(due, now), Idle::wait_for_relay);
        wait(seconds(5));
        accept(1);
    }
}

TEST_F(Plan, PostponesWhatIsBeyondTheShareOfADomain) {
    EXPECT_EQ(plan.time_for(SendId{1}, "a.example", now), now);
    EXPECT_EQ(plan.time_for(SendId{2}, "a.example", now), now + seconds(10)) << "six a minute";
    EXPECT_EQ(plan.time_for(SendId{3}, "b.example", now), now);
}

TEST_F(Plan, KeepsThePlaceOfAPostponedSendAndStaysForIt) {
    const Timestamp later = plan.time_for(SendId{1}, "a.example", now) + seconds(10);
    plan.postpone(SendId{1}, later);
    EXPECT_EQ(plan.when_idle(!due, now), Idle::look_again);
    EXPECT_EQ(plan.when_idle(!due, later + seconds(1)), Idle::finish);
    EXPECT_EQ(plan.time_for(SendId{1}, "a.example", later), later) << "without a second place";
    EXPECT_EQ(plan.time_for(SendId{2}, "a.example", now), now + seconds(10));
}

TEST_F(Plan, KeepsThePlaceOfASendThatIsGivenBackAndDoesNotStayForIt) {
    const Timestamp at_once = plan.time_for(SendId{1}, "a.example", now);
    plan.give_back(SendId{1});
    EXPECT_EQ(plan.when_idle(!due, now), Idle::finish) << "it has gone meanwhile";
    EXPECT_EQ(plan.time_for(SendId{1}, "a.example", now), at_once) << "without a second place";
}

TEST_F(Plan, ClaimsNothingMoreOnceItIsStopped) {
    accept(10);
    plan.plan_prefetch(!at_most_once);
    plan.stop();
    EXPECT_EQ(plan.wanted(now, 0), 0);
    EXPECT_TRUE(plan.must_empty_queue(elapsed));
    EXPECT_EQ(plan.when_idle(due, now), Idle::finish);
}

TEST_F(Plan, FinishesWhenNothingIsDue) {
    EXPECT_EQ(plan.when_idle(!due, now), Idle::finish);
    EXPECT_EQ(plan.when_idle(due, now), Idle::look_again);
}

TEST(PlanOfALaterRun, BeginsHalfOpenWhereTheRelayWasAway) {
    const DeliveryPlan plan({.breaker = {.failures = 2, .open_until = start - seconds(1)}}, {.workers = 4});
    EXPECT_EQ(plan.wanted(start, 0), 1);
}

}  // namespace
}  // namespace tidings
