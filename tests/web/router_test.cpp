#include "web/router.h"

#include <gtest/gtest.h>

#include <array>

namespace tidings::web {
namespace {

struct Route {
    std::string_view method, pattern;
    std::size_t body_limit = 0;
    From from = From::our_pages;
};

constexpr std::array table{
    Route{"GET", "/"}, Route{"GET", "/stories/{story}"}, Route{"POST", "/stories/{story}", 64},
    Route{"POST", "/stories/{story}/tags/{tag}"}, Route{"GET", "/stories/{story}/history"}};
constexpr std::span<const Route> routes{table};

TEST(Match, TakesAPathWithoutNamesAsItStands) {
    EXPECT_TRUE(match("/link", "/link"));
    EXPECT_FALSE(match("/link", "/link/"));
    EXPECT_FALSE(match("/link", "/links"));
}

TEST(Match, CapturesThePiecesThatNamesStandFor) {
    const auto captures = match("/stories/{story}/tags/{tag}", "/stories/12/tags/grooming");
    ASSERT_TRUE(captures);
    EXPECT_EQ((*captures)["story"], "12");
    EXPECT_EQ((*captures)["tag"], "grooming");
    EXPECT_EQ((*captures)["other"], "");
}

TEST(Match, CapturesOnePieceForAName) {
    EXPECT_FALSE(match("/stories/{story}", "/stories/"));
    EXPECT_FALSE(match("/stories/{story}", "/stories/1/2"));
    EXPECT_FALSE(match("/stories/{story}/history", "/stories//history"));
    EXPECT_FALSE(match("/stories/{story}/history", "/stories/1"));
    EXPECT_FALSE(match("/stories/{story}/history", "/stories/1/history/2"));
    EXPECT_TRUE(match("/stories/{story}/history", "/stories/1/history"));
}

TEST(Match, LeavesOutWhatMailProgramsTakeForAPartOfALink) {
    for (const char* path : {"/confirm/a.b.c.", "/confirm/a.b.c>", "/confirm/a.b.c%3E", "/confirm/a.b.c/"}) {
        const auto captures = match("/confirm/{token}", path);
        ASSERT_TRUE(captures) << path;
        EXPECT_EQ((*captures)["token"], "a.b.c") << path;
    }
}

TEST(FindRoute, AnswersHeadAsGet) {
    EXPECT_EQ(find_route(routes, "HEAD", "/stories/3").route, &table[1]);
    EXPECT_EQ(find_route(routes, "POST", "/stories/3").route, &table[2]);
}

TEST(FindRoute, SaysWhetherAnotherMethodHasThePath) {
    EXPECT_TRUE(find_route(routes, "DELETE", "/stories/3").known_path);
    EXPECT_FALSE(find_route(routes, "GET", "/nowhere").known_path);
    EXPECT_EQ(find_route(routes, "DELETE", "/stories/3").route, nullptr);
}

TEST(AllowedMethods, AreThoseOfThePathsRoutes) {
    EXPECT_EQ(allowed_methods(routes, "/"), "GET, HEAD");
    EXPECT_EQ(allowed_methods(routes, "/stories/3"), "GET, HEAD, POST");
    EXPECT_EQ(allowed_methods(routes, "/stories/3/tags/x"), "POST");
}

TEST(BodyLimit, IsTheRoutesOwnAndNoneWithoutARoute) {
    EXPECT_EQ(body_limit(routes, Request{.method = "POST", .path = "/stories/3"}), 64u);
    EXPECT_EQ(body_limit(routes, Request{.method = "GET", .path = "/"}), 0u);
    EXPECT_EQ(body_limit(routes, Request{.method = "POST", .path = "/nowhere"}), std::nullopt);
}

}  // namespace
}  // namespace tidings::web
