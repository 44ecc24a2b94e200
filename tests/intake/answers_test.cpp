#include "intake/answers.h"

#include <gtest/gtest.h>

#include <future>

namespace tidings {
namespace {

using std::chrono::milliseconds;

Answer with_document() {
    Answer answer;
    answer.fetched.document = Document{};
    return answer;
}

TEST(Answers, AreNotWaitedForLongerThanAsked) {
    std::promise<void> told;
    const std::shared_future<void> may_end = told.get_future().share();
    Answers answers([may_end](Answer&, TaggingMemory&) { may_end.wait(); });
    answers.put(with_document());
    EXPECT_FALSE(answers.take_within(milliseconds(1)));
    EXPECT_FALSE(answers.is_empty());
    told.set_value();
    EXPECT_TRUE(answers.take());
    EXPECT_FALSE(answers.take_within(milliseconds(1)));
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
    EXPECT_EQ(answers.take()->feed, first);
    EXPECT_EQ(answers.take()->feed, &second);
}

}  // namespace
}  // namespace tidings
