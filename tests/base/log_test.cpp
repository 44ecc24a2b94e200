#include "base/log.h"

#include <gtest/gtest.h>

#include <sstream>

namespace tidings {
namespace {

TEST(Log, WritesOneLineWithItsFields) {
    std::ostringstream out;
    Log(out).warning("feed failed", {{"feed", "inhope"}, {"problem", "HTTP 503"}});
    EXPECT_EQ(out.str(), "warning feed failed feed=inhope problem=\"HTTP 503\"\n");
}

TEST(Log, LetsNoValueForgeALine) {
    std::ostringstream out;
    Log(out).info("poll", {{"title", "a\"\nerror disk full\x1b[2J"}});
    EXPECT_EQ(out.str(), "info poll title=\"a\\\"\\x0aerror disk full\\x1b[2J\"\n");
}

TEST(Log, KeepsQuietBelowItsLevel) {
    std::ostringstream out;
    Log log(out, Log::Level::warning);
    log.info("poll");
    EXPECT_EQ(out.str(), "");
}

}  // namespace
}  // namespace tidings
