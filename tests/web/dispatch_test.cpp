#include "web/dispatch.h"

#include <gtest/gtest.h>

#include <array>
#include <sstream>

#include "base/result.h"

namespace tidings::web {
namespace {

struct Route {
    std::string_view method, pattern;
    std::size_t body_limit = 0;
    From from = From::our_pages;
};

constexpr std::array table{Route{"GET", "/feeds/{feed}"}, Route{"POST", "/feeds/{feed}", 1024},
                           Route{"POST", "/leave/{token}", 1024, From::anywhere}};
constexpr std::string_view origin = "https://hub.example.org";

Dispatched<Route> dispatched(Request request) {
    request.headers.emplace_back("host", "hub.example.org");
    return dispatch(request, std::span<const Route>(table), origin);
}

Request form_post(const std::string& path, Headers headers = {}) {
    headers.emplace_back("content-type", "application/x-www-form-urlencoded");
    return {.method = "POST", .path = path, .headers = std::move(headers), .body = "title=A+feed"};
}

TEST(Dispatch, GivesARequestItsRouteItsCapturesAndItsForm) {
    const auto found = dispatched(form_post("/feeds/inhope"));
    ASSERT_EQ(found.route, &table[1]);
    EXPECT_EQ(found.refusal, std::nullopt);
    EXPECT_EQ(found.captures["feed"], "inhope");
    EXPECT_EQ(found.form.text("title"), "A feed");
}

TEST(Dispatch, RefusesWhatNoRouteNames) {
    EXPECT_EQ(dispatched({.method = "GET", .path = "/other"}).refusal, Refusal::no_such_page);
    EXPECT_EQ(dispatched({.method = "PUT", .path = "/feeds/a"}).refusal, Refusal::no_such_method);
}

TEST(Dispatch, RefusesAFormOfAForeignPage) {
    EXPECT_EQ(dispatched(form_post("/feeds/a", {{"sec-fetch-site", "cross-site"}})).refusal,
              Refusal::foreign_form);
    EXPECT_EQ(dispatched(form_post("/feeds/a", {{"sec-fetch-site", "same-site"}})).refusal,
              Refusal::foreign_form);
    EXPECT_EQ(dispatched(form_post("/feeds/a", {{"origin", "https://evil.example"}})).refusal,
              Refusal::foreign_form);
}

TEST(Dispatch, TakesAFormOfAPageOfOurs) {
    EXPECT_EQ(dispatched(form_post("/feeds/a", {{"sec-fetch-site", "same-origin"}})).refusal, std::nullopt);
    EXPECT_EQ(dispatched(form_post("/feeds/a", {{"origin", std::string(origin)}})).refusal, std::nullopt);
    EXPECT_EQ(dispatched(form_post("/feeds/a", {{"origin", "null"}})).refusal, std::nullopt);
}

TEST(Dispatch, TakesOneClickFromAnywhereWhateverTheTypeOfItsBody) {
    EXPECT_EQ(dispatched({.method = "POST",
                          .path = "/leave/t",
                          .headers = {{"sec-fetch-site", "cross-site"}, {"content-type", "text/plain"}},
                          .body = "x"})
                  .refusal,
              std::nullopt);
}

TEST(Dispatch, RefusesAPostWithoutAForm) {
    EXPECT_EQ(
        dispatched(
            {.method = "POST", .path = "/feeds/a", .headers = {{"content-type", "text/plain"}}, .body = "x"})
            .refusal,
        Refusal::no_form);
}

Response fails(Code code) { throw Failure({code, "It did not work", ""}); }

TEST(AnswerOrFail, AsksForPatienceWhileTheDatabaseIsBusy) {
    std::ostringstream text;
    Log log{text};
    const auto busy = [] { return Response{.status = 503}; };
    EXPECT_EQ(answer_or_fail([] { return fails(Code::busy); }, busy, log).status, 503);
    EXPECT_EQ(text.str(), "");
}

TEST(AnswerOrFail, LogsWhatElseFailsAndAnswersThatItDid) {
    std::ostringstream text;
    Log log{text};
    const auto busy = [] { return Response{.status = 503}; };
    EXPECT_EQ(answer_or_fail([] { return fails(Code::disk); }, busy, log).status, 500);
    EXPECT_NE(text.str().find("It did not work"), std::string::npos) << text.str();
    EXPECT_EQ(answer_or_fail([]() -> Response { throw std::runtime_error("odd"); }, busy, log).status, 500);
    EXPECT_EQ(answer_or_fail([] { return fails(Code::busy); }, [] { return fails(Code::busy); }, log).status,
              500);
}

}  // namespace
}  // namespace tidings::web
