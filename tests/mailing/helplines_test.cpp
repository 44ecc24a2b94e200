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

// The mistake that a file holds; empty if there is none.
std::string mistake_in(const std::string& toml) {
    const auto read = read_helplines(toml, "helplines.toml", *parse_date("2026-11-23T09:00:00Z"));
    return read ? std::string() : read.error().message;
}

std::string with(const std::string& written, const std::string& instead) {
    std::string line = line_verified("2026-11-22");
    return line.replace(line.find(written), written.size(), instead);
}

TEST(Helplines, ThatAreNotCompleteAreAMistakeWithTheirLine) {
    ASSERT_EQ(mistake_in(line_verified("2026-11-22")), "");
    EXPECT_EQ(mistake_in("line = 3\n"), "helplines.toml, line 1: the file holds [[line]]s and nothing else");
    EXPECT_EQ(mistake_in(with("[[line]]", "[[lines]]")).substr(0, 22), "helplines.toml, line 1");
    EXPECT_EQ(mistake_in("line = [3]\n"), "helplines.toml, line 1: each helpline is a [[line]] of its own");
    EXPECT_EQ(mistake_in(with("\"119\"", "119")),
              "helplines.toml, line 4: number must be a text in quotation marks");
    EXPECT_EQ(mistake_in(with("\"119\"", "\"\"")),
              "helplines.toml, line 4: number of a verified helpline is empty");
    EXPECT_EQ(mistake_in(with("number", "nummer")), "helplines.toml, line 1: a helpline needs \"number\"");
}

TEST(Helplines, ThatWereVerifiedOnNoDayAreAMistake) {
    EXPECT_EQ(mistake_in(line_verified("soon")).substr(0, 64),
              "helplines.toml, line 6: verified_on is the day when a person cal");
    EXPECT_EQ(mistake_in(with("\"2026-11-22\"", "2026-11-22")),
              "helplines.toml, line 6: verified_on must be a text in quotation marks");
}

}  // namespace
}  // namespace tidings
