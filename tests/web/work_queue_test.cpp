#include "web/work_queue.h"

#include <gtest/gtest.h>

#include <future>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "base/result.h"

namespace tidings::web {
namespace {

// Its variables are read once the queue has ended, so that no test waits for a time.
class AWorkQueue : public ::testing::Test {
  protected:
    std::vector<std::string> done, faults;
    std::promise<void> began, may_go_on;
    std::optional<WorkQueue> queue;

    void open(WorkQueue::Limits limits = {}) {
        queue.emplace(limits, [this](std::string_view problem) { faults.emplace_back(problem); });
    }
    bool add(const std::string& name) {
        return queue->add([this, name] { done.push_back(name); });
    }
    // A job that is under way, and not waiting, when this returns.
    void add_one_that_lasts() {
        queue->add([this] {
            began.set_value();
            may_go_on.get_future().wait();
            done.emplace_back("long");
        });
        began.get_future().wait();
    }
};

TEST_F(AWorkQueue, DoesJobsInTheOrderTheyCameInAThreadOfItsOwn) {
    open();
    std::thread::id thread;
    queue->add([&] { thread = std::this_thread::get_id(); });
    add("a");
    add("b");
    queue.reset();
    EXPECT_EQ(done, (std::vector<std::string>{"a", "b"}));
    EXPECT_NE(thread, std::this_thread::get_id());
}

TEST_F(AWorkQueue, TakesAJobAtOnceWhileAnotherLasts) {
    open();
    add_one_that_lasts();
    EXPECT_TRUE(add("a"));
    may_go_on.set_value();
    queue.reset();
    EXPECT_EQ(done, (std::vector<std::string>{"long", "a"}));
}

TEST_F(AWorkQueue, TakesNoMoreJobsThanMayWait) {
    open({.most_waiting = 2});
    add_one_that_lasts();
    EXPECT_TRUE(add("a"));
    EXPECT_TRUE(add("b"));
    EXPECT_FALSE(add("c"));
    may_go_on.set_value();
    queue.reset();
    EXPECT_EQ(done, (std::vector<std::string>{"long", "a", "b"}));
}

TEST_F(AWorkQueue, TellsWhatAJobThrewAndGoesOn) {
    open();
    queue->add([] { throw Failure({Code::no_such_file, "no such issue", ""}); });
    queue->add([] { throw std::runtime_error("out of paper"); });
    add("a");
    queue.reset();
    EXPECT_EQ(faults, (std::vector<std::string>{"no such issue", "out of paper"}));
    EXPECT_EQ(done, std::vector<std::string>{"a"});
}

TEST_F(AWorkQueue, TriesAJobAgainThatFoundTheDatabaseBusyOrTheDiskFull) {
    open({.pause = std::chrono::milliseconds(1)});
    int tries = 0;
    std::promise<void> third;
    queue->add([&] {
        if (++tries == 1) throw Failure({Code::busy, "a run is writing", ""});
        if (tries == 2) throw Failure({Code::disk, "the disk is full", ""});
        third.set_value();
    });
    third.get_future().wait();
    queue.reset();
    EXPECT_EQ(tries, 3);
    EXPECT_EQ(faults, (std::vector<std::string>{"a run is writing", "the disk is full"}));
}

TEST_F(AWorkQueue, EndsAfterATryMoreThoughTheDatabaseIsBusyForEver) {
    open({.pause = std::chrono::hours(1)});
    std::promise<void> tried;
    int tries = 0;
    queue->add([&] {
        if (++tries == 1) tried.set_value();
        throw Failure({Code::busy, "a run is writing", ""});
    });
    tried.get_future().wait();
    queue.reset();
    EXPECT_LE(tries, 2);
    EXPECT_EQ(faults.size(), static_cast<std::size_t>(tries));
}

}  // namespace
}  // namespace tidings::web
