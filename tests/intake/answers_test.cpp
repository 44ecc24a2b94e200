#include "intake/answers.h"

#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <thread>

namespace tidings {
namespace {

using std::chrono::milliseconds;

constexpr std::chrono::minutes ages{1};

Answer with_document() {
    Answer answer;
    answer.fetched.document = Document{};
    return answer;
}

// A reader of documents that takes until it is told to end.
struct SlowReader {
    std::promise<void> told;
    std::shared_future<void> may_end = told.get_future().share();
    Answers::Read read = [wait = may_end](Answer&, TaggingMemory&) { wait.wait(); };
};

TEST(Answers, AreNotWaitedForLongerThanAsked) {
    SlowReader reader;
    Answers answers(reader.read);
    answers.put(with_document());
    EXPECT_FALSE(answers.take_within(milliseconds(1)));
    reader.told.set_value();
    EXPECT_TRUE(answers.take_within(ages));
    EXPECT_FALSE(answers.take_within(milliseconds(1)));
    EXPECT_FALSE(answers.is_over());
}

TEST(Answers, ComeOutInTheOrderTheyWentIn) {
    std::promise<void> told;
    const std::shared_future<void> second_is_read = told.get_future().share();
    const Feed* const first = nullptr;
    Feed second{.slug = {},
                .title = {},
                .address = *FeedAddress::parse("https://ngo.example/"),
                .tags = {},
                .language = {}};
    Answers answers([&](Answer& answer, TaggingMemory&) {
        if (answer.feed == &second)
            told.set_value();
        else
            second_is_read.wait();
    });
    answers.put(with_document());
    Answer other = with_document();
    other.feed = &second;
    answers.put(std::move(other));
    EXPECT_EQ(answers.take_within(ages)->feed, first);
    EXPECT_EQ(answers.take_within(ages)->feed, &second);
}

TEST(Answers, AreOverWhenNobodyPutsInMoreAndAllAreTaken) {
    Answers answers({});
    answers.put({});
    answers.close();
    EXPECT_FALSE(answers.is_over());
    EXPECT_TRUE(answers.take_within(ages));
    EXPECT_TRUE(answers.is_over());
    EXPECT_FALSE(answers.take_within(ages));
}

TEST(Answers, LetNoMoreDocumentsInThanMemoryShouldHold) {
    constexpr int many = 100;
    SlowReader reader;
    Answers answers(reader.read);
    std::atomic<int> in = 0;
    const std::jthread putting([&](const std::stop_token& stop) {
        for (; in < many; ++in) answers.put(with_document(), stop);
    });
    std::this_thread::sleep_for(milliseconds(50));
    EXPECT_LT(in, many);
    reader.told.set_value();
    for (int out = 0; out < many; ++out) EXPECT_TRUE(answers.take_within(ages));
}

TEST(Answers, DoNotHoldWhoPutsThemInWhenItIsToldToStop) {
    SlowReader reader;
    Answers answers(reader.read);
    std::jthread putting([&](const std::stop_token& stop) {
        while (!stop.stop_requested()) answers.put(with_document(), stop);
    });
    putting.request_stop();
    putting.join();
    reader.told.set_value();
}

}  // namespace
}  // namespace tidings
