#include "deliver/workers.h"

#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <set>
#include <thread>

#include "base/result.h"
#include "deliver/folder_mailer.h"
#include "deliver/mailer_contract.h"
#include "support/temp_folder.h"

namespace tidings::deliver {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

std::vector<std::unique_ptr<Mailer>> mailers(int count, const std::filesystem::path& folder) {
    std::vector<std::unique_ptr<Mailer>> all;
    for (int i = 0; i < count; ++i) all.push_back(std::make_unique<FolderMailer>(folder));
    return all;
}

Workers::Task small_task(const std::string& name = "1") {
    return [name](Mailer& mailer) { return mailer.send(support::small_email(name)); };
}

bool kept(std::int64_t, const Outcome&) { return true; }
bool not_kept(std::int64_t, const Outcome&) { return false; }

Outcome put_off(Mailer&) { return {.kind = Outcome::Kind::deferred}; }

TEST(Workers, GiveTheOutcomeOfEachJobBackOnce) {
    const support::TempFolder folder;
    Workers workers(mailers(4, folder.path()), kept);
    for (int job = 0; job < 50; ++job) workers.hand_over(job, small_task(std::to_string(job)));
    std::multiset<std::int64_t> jobs;
    while (workers.jobs() > 0)
        for (const Workers::Finished& finished : workers.finished(seconds(10))) {
            EXPECT_EQ(finished.outcome.kind, Outcome::Kind::accepted);
            jobs.insert(finished.job);
        }
    EXPECT_EQ(jobs.size(), 50u);
    EXPECT_EQ(std::set(jobs.begin(), jobs.end()).size(), 50u);
}

TEST(Workers, GoOnByThemselvesOnceAnAcceptedMessageIsKept) {
    const support::TempFolder folder;
    std::atomic<int> keeps = 0;
    Workers workers(mailers(1, folder.path()), [&](std::int64_t, const Outcome&) { return ++keeps > 0; });
    for (int job = 0; job < 3; ++job) workers.hand_over(job, small_task(std::to_string(job)));
    while (keeps < 3) std::this_thread::yield();
    EXPECT_EQ(workers.finished(seconds(10)).size(), 3u);
}

// The outcome that nobody has written down, and no other, is in doubt after a crash.
void expect_to_wait(const Workers::Task& task, const Workers::Keep& keep) {
    Workers workers(mailers(1, "/nowhere"), keep);
    std::atomic<int> begun = 0;
    for (int job = 0; job < 2; ++job)
        workers.hand_over(job, [&](Mailer& mailer) { return ++begun, task(mailer); });
    ASSERT_EQ(workers.finished(seconds(10)).size(), 1u);
    std::this_thread::sleep_for(milliseconds(50));
    EXPECT_EQ(begun, 1);
    workers.proceed();
    EXPECT_EQ(workers.finished(seconds(10)).size(), 1u);
    EXPECT_EQ(begun, 2);
}

TEST(Workers, WaitWithTheNextUntilWhatWasNotAcceptedIsDealtWith) { expect_to_wait(put_off, kept); }

TEST(Workers, WaitWithTheNextUntilWhatCouldNotBeKeptIsDealtWith) {
    const auto accepted = [](Mailer&) { return Outcome{.kind = Outcome::Kind::accepted}; };
    expect_to_wait(accepted, not_kept);
}

TEST(Workers, GiveBackWhatNoneOfThemHasBegun) {
    Workers workers(mailers(1, "/nowhere"), kept);
    for (int job = 0; job < 5; ++job) workers.hand_over(job, put_off);
    ASSERT_EQ(workers.finished(seconds(10)).size(), 1u);
    EXPECT_EQ(workers.take_queued(), (std::vector<std::int64_t>{1, 2, 3, 4}));
    EXPECT_EQ(workers.jobs(), 0);
}

TEST(Workers, EndTheMessagesOnTheirWayBeforeTheyGoAndBeginNoOther) {
    std::atomic<int> begun = 0, ended = 0;
    {
        Workers workers(mailers(2, "/nowhere"), kept);
        for (int job = 0; job < 20; ++job)
            workers.hand_over(job, [&](Mailer&) {
                ++begun;
                std::this_thread::sleep_for(milliseconds(30));
                ++ended;
                return Outcome{.kind = Outcome::Kind::accepted};
            });
        while (begun < 2) std::this_thread::yield();
    }
    EXPECT_EQ(ended, begun);
    EXPECT_LT(begun, 20);
}

TEST(Workers, TellOfAFaultInAMailerAndThatItSentNothing) {
    Workers workers(mailers(1, "/dev/null/no-folder"), kept);
    workers.hand_over(1, small_task());
    const std::vector<Workers::Finished> finished = workers.finished(seconds(10));
    ASSERT_EQ(finished.size(), 1u);
    EXPECT_EQ(finished.front().outcome.kind, Outcome::Kind::unavailable);
    EXPECT_THROW(std::rethrow_exception(finished.front().fault), Failure);
}

TEST(Workers, AreNotWaitedForLongerThanAsked) {
    Workers workers(mailers(1, "/nowhere"), kept);
    EXPECT_TRUE(workers.finished(milliseconds(1)).empty());
}

}  // namespace
}  // namespace tidings::deliver
