#include "deliver/workers.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <set>

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

TEST(Workers, GiveTheOutcomeOfEachJobBackOnce) {
    const support::TempFolder folder;
    Workers workers(mailers(4, folder.path()));
    for (int job = 0; job < 50; ++job) workers.hand_over(job, support::small_email(std::to_string(job)));
    std::multiset<std::int64_t> jobs;
    while (workers.busy() > 0)
        for (const Workers::Finished& finished : workers.finished(seconds(10))) {
            EXPECT_EQ(finished.outcome.kind, Outcome::Kind::accepted);
            jobs.insert(finished.job);
        }
    EXPECT_EQ(jobs.size(), 50u);
    EXPECT_EQ(std::set(jobs.begin(), jobs.end()).size(), 50u);
}

TEST(Workers, EndTheMessagesOnTheirWayBeforeTheyGo) {
    const support::TempFolder folder;
    {
        Workers workers(mailers(2, folder.path()));
        for (int job = 0; job < 20; ++job) workers.hand_over(job, support::small_email(std::to_string(job)));
    }
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path()), {}), 20);
}

TEST(Workers, TellOfAFaultInAMailerAndThatItSentNothing) {
    Workers workers(mailers(1, "/dev/null/no-folder"));
    workers.hand_over(1, support::small_email());
    const std::vector<Workers::Finished> finished = workers.finished(seconds(10));
    ASSERT_EQ(finished.size(), 1u);
    EXPECT_EQ(finished.front().outcome.kind, Outcome::Kind::unavailable);
    EXPECT_THROW(std::rethrow_exception(finished.front().fault), Failure);
}

TEST(Workers, AreNotWaitedForLongerThanAsked) {
    Workers workers(mailers(1, "/nowhere"));
    EXPECT_TRUE(workers.finished(milliseconds(1)).empty());
}

}  // namespace
}  // namespace tidings::deliver
