#include "text/nearest.h"

#include <gtest/gtest.h>

namespace tidings {
namespace {

const std::vector<std::string> commands{"poll", "publish", "parse", "feeds import", "feeds export"};

TEST(Nearest, IsTheWordItselfIfItIsKnown) { EXPECT_EQ(nearest("parse", commands), "parse"); }

TEST(Nearest, TakesFewestEdits) {
    EXPECT_EQ(nearest("pol", commands), "poll");
    EXPECT_EQ(nearest("pulbish", commands), "publish");
    EXPECT_EQ(nearest("prase", commands), "parse");
    EXPECT_EQ(nearest("feeds exprot", commands), "feeds export");
}

TEST(Nearest, TakesTheFirstOfSeveralThatAreAsNear) { EXPECT_EQ(nearest("b", {"a", "c"}), "a"); }

TEST(Nearest, IsAlwaysAKnownWord) {
    EXPECT_EQ(nearest("", commands), "poll");
    EXPECT_EQ(nearest("something else entirely", {"poll"}), "poll");
}

}  // namespace
}  // namespace tidings
