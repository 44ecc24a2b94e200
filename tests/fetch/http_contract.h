#pragma once

#include <gtest/gtest.h>

#include <cstddef>
#include <map>
#include <stdexcept>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include "fetch/http.h"

// What every Http keeps. A Web to run it against has
//     fetch::Http& http();
//     Url page(std::string body);   a new page, answered with 200 and an ETag
//     Url moved(const Url& to);     a new page that is now, for good, at another address
//     Url missing();                an address on the same host that answers 404
//     Url dead();                   an address of a host that does not answer
namespace tidings::fetch::contract {

inline std::map<std::size_t, Result<HttpResponse>> answers(Http& http, const std::vector<Url>& urls) {
    std::vector<HttpRequest> requests;
    for (const Url& url : urls) requests.push_back({url, {}});
    std::map<std::size_t, Result<HttpResponse>> result;
    http.get_all(requests, [&result](std::size_t index, const Result<HttpResponse>& response) {
        const bool first = result.emplace(index, response).second;
        EXPECT_TRUE(first) << "answered twice: " << index;
    });
    return result;
}

template <class Web>
class HttpContract : public testing::Test {
  protected:
    Web web;
};
TYPED_TEST_SUITE_P(HttpContract);

TYPED_TEST_P(HttpContract, AnswersEachRequestOnceUnderItsOwnNumber) {
    const std::vector<Url> urls{this->web.page("one"), this->web.page("two"), this->web.page("three")};

    const auto answered = answers(this->web.http(), urls);

    ASSERT_EQ(answered.size(), 3u);
    EXPECT_EQ(answered.at(0)->body, "one");
    EXPECT_EQ(answered.at(1)->body, "two");
    EXPECT_EQ(answered.at(2)->body, "three");
}

TYPED_TEST_P(HttpContract, AnswersTheSameAddressAsOftenAsItIsAsked) {
    const Url url = this->web.page("again");

    EXPECT_EQ(answers(this->web.http(), {url, url}).size(), 2u);
}

TYPED_TEST_P(HttpContract, DoesNothingForNoRequests) { EXPECT_TRUE(answers(this->web.http(), {}).empty()); }

TYPED_TEST_P(HttpContract, GivesStatusHeadersAndAddress) {
    const Url url = this->web.page("body");

    const auto answered = answers(this->web.http(), {url});

    EXPECT_EQ(answered.at(0)->status, 200);
    EXPECT_NE(answered.at(0)->header("etag"), "");
    EXPECT_EQ(answered.at(0)->url, url);
}

TYPED_TEST_P(HttpContract, GivesAnAnswerThatIsNotWhatOneHopedForAsAnAnswer) {
    const auto answered = answers(this->web.http(), {this->web.missing()});

    ASSERT_TRUE(answered.at(0));
    EXPECT_EQ(answered.at(0)->status, 404);
}

TYPED_TEST_P(HttpContract, SaysWhereAPageHasMovedForGood) {
    const Url end = this->web.page("here");
    const Url start = this->web.moved(end);

    const auto answered = answers(this->web.http(), {start});

    EXPECT_EQ(answered.at(0)->url, end);
    EXPECT_EQ(answered.at(0)->permanent_moves, std::vector{end});
}

TYPED_TEST_P(HttpContract, NamesADeadHostAndStillAnswersTheOthers) {
    const Url dead = this->web.dead();
    const std::vector<Url> urls{dead, this->web.page("alive")};

    const auto answered = answers(this->web.http(), urls);

    EXPECT_EQ(answered.at(0).error().code, Code::unavailable);
    EXPECT_NE(answered.at(0).error().message.find(dead.host()), std::string::npos);
    EXPECT_EQ(answered.at(1)->body, "alive");
}

TYPED_TEST_P(HttpContract, LetsAnExceptionOutAndWorksOnAfterwards) {
    const std::vector<HttpRequest> requests(3, HttpRequest{this->web.page("body"), {}});
    const auto refuse = [](std::size_t, const Result<HttpResponse>&) {
        throw std::runtime_error("the disk is full");
    };

    EXPECT_THROW(this->web.http().get_all(requests, refuse), std::runtime_error);

    EXPECT_EQ(answers(this->web.http(), {this->web.page("next")}).at(0)->body, "next");
}

TYPED_TEST_P(HttpContract, EndsWithoutTheMissingAnswersWhenToldToStop) {
    const std::vector<HttpRequest> requests(3, HttpRequest{this->web.page("body"), {}});
    std::stop_source stop;
    int answered = 0;
    const auto stop_at_first = [&](std::size_t, const Result<HttpResponse>&) {
        ++answered;
        stop.request_stop();
    };

    this->web.http().get_all(requests, stop_at_first, stop.get_token());

    EXPECT_EQ(answered, 1);
}

REGISTER_TYPED_TEST_SUITE_P(HttpContract, AnswersEachRequestOnceUnderItsOwnNumber,
                            AnswersTheSameAddressAsOftenAsItIsAsked, DoesNothingForNoRequests,
                            GivesStatusHeadersAndAddress, GivesAnAnswerThatIsNotWhatOneHopedForAsAnAnswer,
                            SaysWhereAPageHasMovedForGood, NamesADeadHostAndStillAnswersTheOthers,
                            LetsAnExceptionOutAndWorksOnAfterwards,
                            EndsWithoutTheMissingAnswersWhenToldToStop);

}  // namespace tidings::fetch::contract
