#include "text/csv.h"

#include <gtest/gtest.h>

namespace tidings {
namespace {

using Fields = std::vector<std::string>;
using Rows = std::vector<Fields>;

Rows fields_of(std::string_view text) {
    Rows all;
    for (CsvRow& row : read_csv(text)) all.push_back(std::move(row.fields));
    return all;
}

TEST(ReadCsv, TakesRowsAndFields) {
    EXPECT_EQ(fields_of("email,name\na@b.example,Anna\n"),
              (Rows{{"email", "name"}, {"a@b.example", "Anna"}}));
    EXPECT_EQ(fields_of(""), Rows{});
}

TEST(ReadCsv, EndsRowsAsAnySystemDoes) {
    const Rows rows{{"a", "b"}, {"c", "d"}};
    EXPECT_EQ(fields_of("a,b\nc,d"), rows);
    EXPECT_EQ(fields_of("a,b\r\nc,d\r\n"), rows);
    EXPECT_EQ(fields_of("a,b\rc,d\r"), rows);
}

TEST(ReadCsv, KeepsCommasLinesAndQuotesInsideOfQuotes) {
    EXPECT_EQ(fields_of("\"Smith, John\",\"two\r\nlines\",\"\"\"so\"\"\"\n"),
              (Rows{{"Smith, John", "two\r\nlines", "\"so\""}}));
}

TEST(ReadCsv, KeepsEmptyFieldsAndLeavesOutEmptyLines) {
    EXPECT_EQ(fields_of("a,,b,\n\n\r\n,\n"), (Rows{{"a", "", "b", ""}, {"", ""}}));
    EXPECT_EQ(fields_of("a,\"\"\n"), (Rows{{"a", ""}}));
}

TEST(ReadCsv, CountsLinesAsAnEditorShowsThem) {
    const std::vector<CsvRow> rows = read_csv("email\r\n\r\n\"a\nb\"\r\nlast");
    ASSERT_EQ(rows.size(), 3u);
    EXPECT_EQ(rows[0].line, 1u);
    EXPECT_EQ(rows[1].line, 3u);
    EXPECT_EQ(rows[2].line, 5u);
}

TEST(ReadCsv, SeparatesBySemicolonsIfTheFirstLineDoes) {
    EXPECT_EQ(fields_of("email;name\na@b.example;Bianchi, Anna\n"),
              (Rows{{"email", "name"}, {"a@b.example", "Bianchi, Anna"}}));
    EXPECT_EQ(fields_of("email,name\na;b,c\n"), (Rows{{"email", "name"}, {"a;b", "c"}}));
}

TEST(ReadCsv, MakesTheBestOfBadQuotes) {
    EXPECT_EQ(fields_of("\"never closed,\nb"), (Rows{{"never closed,\nb"}}));
    EXPECT_EQ(fields_of("\"a\" b,c"), (Rows{{"a b", "c"}}));
    EXPECT_EQ(fields_of("a \"b\",c"), (Rows{{"a \"b\"", "c"}}));
}

TEST(CsvField, IsReadBackAsItWas) {
    for (const char* text : {"plain", "", "a,b", "a;b", "say \"a\"", "two\r\nlines"}) {
        const auto rows = read_csv("x," + csv_field(text) + "\n");
        ASSERT_EQ(rows.size(), 1u);
        EXPECT_EQ(rows[0].fields.at(1), text);
    }
}

TEST(CsvField, IsNoFormulaOfASpreadsheet) {
    for (const std::string text : {"=1+1", "+1", "-1", "@x", "\tx", "\rx"}) {
        const std::string guarded = read_csv("x," + csv_field(text) + "\n").at(0).fields.at(1);
        EXPECT_EQ(guarded, "'" + text);
        EXPECT_EQ(without_formula_guard(guarded), text);
    }
    EXPECT_EQ(without_formula_guard("'tis"), "'tis");
}

}  // namespace
}  // namespace tidings
