#include "world/run_lock.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/temp_folder.h"

namespace tidings {
namespace {

TEST(RunLock, IsRefusedToASecondRunWhichLearnsWhoHoldsIt) {
    const support::TempFolder folder;
    const Result<RunLock> first = RunLock::take(folder / "lock", "tidings poll");
    ASSERT_TRUE(first);
    const Result<RunLock> second = RunLock::take(folder / "lock", "tidings run");
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, Code::busy);
    EXPECT_EQ(second.error().message,
              "The data folder is in use by tidings poll, process " + std::to_string(::getpid()));
}

TEST(RunLock, IsFreeAgainOnceItsHolderIsDone) {
    const support::TempFolder folder;
    { const Result<RunLock> first = RunLock::take(folder / "lock", "a program with a long name"); }
    const Result<RunLock> second = RunLock::take(folder / "lock", "b");
    ASSERT_TRUE(second);
    EXPECT_NE(RunLock::take(folder / "lock", "c").error().message.find("in use by b, process"),
              std::string::npos);
}

TEST(RunLock, IsFreeAgainOnceItsHolderWasKilled) {
    const support::TempFolder folder;
    const pid_t child = ::fork();
    if (child == 0) {
        const Result<RunLock> lock = RunLock::take(folder / "lock", "child");
        ::_exit(lock ? 0 : 1);  // as a kill would: nothing is cleaned up
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    ASSERT_EQ(WEXITSTATUS(status), 0);
    EXPECT_TRUE(RunLock::take(folder / "lock", "parent"));
}

TEST(RunLock, MovesWithItsOwner) {
    const support::TempFolder folder;
    Result<RunLock> taken = RunLock::take(folder / "lock", "a");
    ASSERT_TRUE(taken);
    {
        const RunLock moved = *std::move(taken);
        EXPECT_FALSE(RunLock::take(folder / "lock", "b"));
    }
    EXPECT_TRUE(RunLock::take(folder / "lock", "b"));
}

TEST(RunLock, SaysWhichFileCannotBeMade) {
    const support::TempFolder folder;
    const Result<RunLock> lock = RunLock::take(folder / "missing/lock", "a");
    ASSERT_FALSE(lock);
    EXPECT_EQ(lock.error().code, Code::disk);
    EXPECT_NE(lock.error().message.find("missing/lock"), std::string::npos);
}

}  // namespace
}  // namespace tidings
