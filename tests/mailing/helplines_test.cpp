#include "mailing/helplines.h"

#include <gtest/gtest.h>

#include "dates/date.h"
#include "support/golden.h"

namespace tidings {
namespace {

std::string line_verified(const std::string& on) {
    return "[[line]]\ncountry = \"FR\"\nkind = \"child-helpline\"\nnumber = \"119\"\nname = \"Allô "
           "119\"\nverified_on = \"" +
           on + "\"\n";
}

std::size_t rendered(const std::string& toml) {
    return read_helplines(toml, "helplines.toml", *parse_date("2026-11-23T09:00:00Z"))->size();
}

TEST(Helplines, AreThoseThatAPersonHasVerifiedWithinHalfAYear) {
    EXPECT_EQ(rendered(line_verified("2026-11-22")), 1u);
    EXPECT_EQ(rendered(line_verified("2026-06-01")), 1u);
    EXPECT_EQ(rendered(line_verified("2026-05-01")), 0u);
    EXPECT_EQ(rendered(line_verified("2026-12-01")), 0u) << "nobody has verified it tomorrow";
    EXPECT_EQ(rendered(line_verified("")), 0u);
}

TEST(Helplines, AreToldThirtyDaysBeforeTheyArePrintedNoMore) {
    const Timestamp now = *parse_date("2026-11-23T09:00:00Z");
    const auto expiring = [&](const char* verified) {
        return *expiring_helplines(line_verified(verified), "helplines.toml", now);
    };
    EXPECT_TRUE(expiring("2026-07-01").empty());
    ASSERT_EQ(expiring("2026-06-20").size(), 1u);
    EXPECT_EQ(expiring("2026-06-20")[0],
              "FR Allô 119 119 is printed until 2026-12-17: verify it and write verified_on");
    EXPECT_TRUE(expiring("2026-05-01").empty()) << "it is printed no more";
}

TEST(Helplines, ThatComeWithTheProgramAreNotVerifiedYet) {
    EXPECT_EQ(rendered(support::read_bytes(PROJECT_ROOT "/feeds/helplines.toml")), 0u);
}

TEST(Helplines, InABrokenFileAreAMistakeWithItsLine) {
    const auto read = read_helplines("[[line]]\ncountry = \n", "helplines.toml", {});
    ASSERT_FALSE(read);
    EXPECT_NE(read.error().message.find("helplines.toml, line 2"), std::string::npos);
}

}  // namespace
}  // namespace tidings
