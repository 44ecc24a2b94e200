#include "fetch/host_queue.h"

#include <gtest/gtest.h>

namespace tidings::fetch {
namespace {

TEST(HostQueue, GivesAHostOneJobAtATime) {
    HostQueue queue;
    queue.add("a", 1);
    queue.add("a", 2);

    EXPECT_EQ(queue.next(), 1u);
    EXPECT_EQ(queue.next(), std::nullopt);
    queue.done("a");
    EXPECT_EQ(queue.next(), 2u);
}

TEST(HostQueue, ServesHostsInTheOrderTheyCame) {
    HostQueue queue;
    queue.add("a", 1);
    queue.add("a", 2);
    queue.add("b", 3);

    EXPECT_EQ(queue.next(), 1u);
    EXPECT_EQ(queue.next(), 3u);
    EXPECT_EQ(queue.next(), std::nullopt);
}

TEST(HostQueue, GoesOnWithAHostBeforeAnotherBegins) {
    HostQueue queue;
    queue.add("a", 1);
    queue.add("a", 2);
    queue.add("b", 3);

    EXPECT_EQ(queue.next(), 1u);
    queue.done("a");
    EXPECT_EQ(queue.next(), 2u);
}

TEST(HostQueue, LetsAJobThatIsOnItsWayGoFirst) {
    HostQueue queue;
    queue.add("a", 1);
    queue.add("a", 2);
    queue.add_first("a", 3);

    EXPECT_EQ(queue.next(), 3u);
}

TEST(HostQueue, DoesNotStartABusyHostBecauseAJobComes) {
    HostQueue queue;
    queue.add("a", 1);
    (void)queue.next();
    queue.add_first("a", 2);

    EXPECT_EQ(queue.next(), std::nullopt);
}

TEST(HostQueue, ForgetsDismissedJobsAndTakesNewOnes) {
    HostQueue queue;
    queue.add("a", 1);
    queue.add("a", 2);

    EXPECT_EQ(queue.dismiss("a"), (std::vector<std::size_t>{1, 2}));
    EXPECT_EQ(queue.next(), std::nullopt);
    queue.add("a", 3);
    EXPECT_EQ(queue.next(), 3u);
    EXPECT_EQ(queue.next(), std::nullopt);
}

}  // namespace
}  // namespace tidings::fetch
