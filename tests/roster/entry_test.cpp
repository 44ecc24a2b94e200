#include "roster/entry.h"

#include <gtest/gtest.h>

#include "dates/date.h"
#include "roster/state_words.h"

namespace tidings::roster {
namespace {

Result<Entry> entry_of(const std::vector<std::string>& titles, const std::vector<std::string>& fields) {
    return read_entry({2, fields}, *read_columns(titles));
}

std::string why_not(const std::vector<std::string>& titles, const std::vector<std::string>& fields) {
    const Result<Entry> entry = entry_of(titles, fields);
    return entry ? "nothing" : entry.error().message;
}

TEST(Entry, DropsInvisibleCharactersAroundAnAddress) {
    EXPECT_EQ(entry_of({"email"}, {"\u200B ida@x.example\u2060\u00A0"})->email->text(), "ida@x.example");
}

TEST(Entry, ShowsInvisibleCharactersInsideAnAddress) {
    EXPECT_EQ(why_not({"email"}, {"id\u200Ba@x.example"}),
              "\"id\\u200ba@x.example\" has a character inside that nobody sees");
    EXPECT_NE(why_not({"email"}, {"ida@x\u00AD.example"}).find("\\u00ad"), std::string::npos);
}

TEST(Entry, MayHaveOnlyEmptySurplusFields) {
    EXPECT_TRUE(entry_of({"email"}, {"ida@x.example", "", " ", ""}));
    EXPECT_EQ(why_not({"email"}, {"ida@x.example", "", "Ida"}), "has more fields than the first line names");
}

TEST(Entry, JoinsTheNamesOfAPerson) {
    EXPECT_EQ(entry_of({"email", "First Name", "Last Name"}, {"i@x.example", "Ida", "Rossi"})->name,
              "Ida Rossi");
    EXPECT_EQ(entry_of({"email", "Name", "Vorname"}, {"i@x.example", "Rossi", "Ida"})->name, "Ida Rossi");
    EXPECT_EQ(entry_of({"email", "Name", "Vorname"}, {"i@x.example", "Ida Rossi", "Ida"})->name, "Ida Rossi");
    EXPECT_EQ(entry_of({"email", "First Name", "Last Name"}, {"i@x.example", "", "Rossi"})->name, "Rossi");
}

TEST(Entry, UnderstandsTheStatesOfUsualProducts) {
    for (const char* word : {"Subscribed", "ACTIVE", "confirmed"})
        EXPECT_EQ(standing_meant(word), Standing::confirmed) << word;
    for (const char* word : {"Cleaned", "Bounced", "marked as spam", "Blocklisted"})
        EXPECT_EQ(standing_meant(word), Standing::suppressed) << word;
    for (const char* word : {"Opted out", "abgemeldet", "inactive"})
        EXPECT_EQ(standing_meant(word), Standing::unsubscribed) << word;
    EXPECT_EQ(standing_meant("Unconfirmed"), Standing::pending);
}

TEST(Entry, IsRefusedForAnUnknownState) {
    EXPECT_EQ(why_not({"email", "state"}, {"i@x.example", "maybe"}), "\"maybe\" is no state that we know");
}

TEST(Entry, HasNotConfirmedWhereTheListLeavesTheStateEmpty) {
    EXPECT_EQ(entry_of({"email", "state"}, {"i@x.example", ""})->standing, Standing::pending);
    EXPECT_EQ(entry_of({"email"}, {"i@x.example"})->standing, std::nullopt);
}

TEST(Entry, StandsAsMarksSayWhereTheyKeepItFartherAway) {
    EXPECT_EQ(entry_of({"Email", "UNSUB_TIME"}, {"i@x.example", "2026-03-01 10:00:00"})->standing,
              Standing::unsubscribed);
    EXPECT_EQ(entry_of({"Email", "CLEAN_TIME"}, {"i@x.example", "2026-03-01"})->standing,
              Standing::suppressed);
    EXPECT_EQ(entry_of({"email", "confirmed", "blacklisted"}, {"i@x.example", "1", "1"})->standing,
              Standing::suppressed);
    EXPECT_EQ(entry_of({"email", "confirmed", "blacklisted"}, {"i@x.example", "0", "0"})->standing,
              Standing::pending);
    EXPECT_EQ(entry_of({"email", "state", "unsubscribed"}, {"i@x.example", "active", "yes"})->standing,
              Standing::unsubscribed);
    EXPECT_EQ(entry_of({"email", "deactivated"}, {"i@x.example", "0"})->standing, std::nullopt);
}

TEST(Entry, IsReadBackAsItWasWritten) {
    const Entry written{.email = *EmailAddress::parse("ida@x.example"),
                        .name = "=Ida, \"so\"",
                        .language = "it",
                        .standing = Standing::suppressed,
                        .had_confirmed = true,
                        .why = "operator: asked",
                        .digests = std::vector<std::string>{"weekly", "press"},
                        .preferences = {{"grooming"}, {"de", "it"}, true, true},
                        .since = parse_date("2026-01-02T03:04:05Z"),
                        .confirmed_at = parse_date("2026-01-03T03:04:05Z"),
                        .ended_at = parse_date("2026-02-03T03:04:05Z"),
                        .consent = "form; 2026"};
    const auto rows = [](const std::string& line) {
        CsvReader reader({});
        reader.take(line);
        return (*reader.next()).value_or(CsvRow{});
    };
    const Result<Entry> read = read_entry(rows(line_of(written)), *read_columns(rows(title_line()).fields));
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(line_of(*read), line_of(written));
    EXPECT_EQ(read->name, written.name);
    EXPECT_EQ(read->preferences, written.preferences);
}

}  // namespace
}  // namespace tidings::roster
