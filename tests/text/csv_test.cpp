#include "text/csv.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace tidings {
namespace {

using Fields = std::vector<std::string>;
using Rows = std::vector<Fields>;

// The rows of a text that comes in pieces of so many bytes, or what is wrong with it.
Result<std::vector<CsvRow>> read_csv(std::string_view text, std::size_t piece = 1000) {
    CsvReader reader(csv_dialect(text));
    std::vector<CsvRow> rows;
    for (std::size_t at = 0;; at += piece) {
        reader.take(text.substr(std::min(at, text.size()), piece));
        while (true) {
            const Result<std::optional<CsvRow>> row = reader.next();
            if (!row) return row.error();
            if (!*row) break;
            rows.push_back(**row);
        }
        if (at >= text.size()) break;
    }
    return rows;
}

// Whole, and the same byte by byte.
Rows fields_of(std::string_view text) {
    Rows whole, by_bytes;
    const auto at_once = read_csv(text, text.size() + 1), slowly = read_csv(text, 1);
    for (const CsvRow& row : *at_once) whole.push_back(row.fields);
    for (const CsvRow& row : *slowly) by_bytes.push_back(row.fields);
    EXPECT_EQ(whole, by_bytes);
    return whole;
}

std::string wrong(std::string_view text) {
    const auto read = read_csv(text);
    return read ? "nothing" : read.error().message;
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
    const std::vector<CsvRow> rows = *read_csv("email\r\n\r\n\"a\nb\"\r\nlast");
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

TEST(ReadCsv, CountsNoSeparatorInsideOfQuotes) {
    EXPECT_EQ(fields_of("\"Mail\";\"Who, where, when\"\na@b.example;Ida\n"),
              (Rows{{"Mail", "Who, where, when"}, {"a@b.example", "Ida"}}));
}

TEST(ReadCsv, SeparatesByTabsAndBars) {
    EXPECT_EQ(fields_of("email\tname\na@b.example\tIda, of Rome\n"),
              (Rows{{"email", "name"}, {"a@b.example", "Ida, of Rome"}}));
    EXPECT_EQ(fields_of("email|name\na@b.example|Ida\n"), (Rows{{"email", "name"}, {"a@b.example", "Ida"}}));
}

TEST(ReadCsv, SeparatesAsTheFirstLineOfExcelSays) {
    for (const char* first : {"sep=;\r\n", "SEP=;\n", "\"sep=;\"\n"})
        EXPECT_EQ(fields_of(std::string(first) + "mail;name, all of it\na@b.example;Ida\n"),
                  (Rows{{"mail", "name, all of it"}, {"a@b.example", "Ida"}}));
    EXPECT_EQ((*read_csv("sep=;\na;b\n")).at(0).line, 2u);
}

TEST(ReadCsv, RefusesAQuoteThatIsNeverClosed) {
    EXPECT_EQ(wrong("a,b\nc,\"d\ne,f\ng,h\n"), "line 2: a quote is opened and never closed");
    EXPECT_EQ(wrong("a,\"b"), "line 1: a quote is opened and never closed");
}

TEST(ReadCsv, RefusesTextBehindAClosingQuoteAndNamesWhereItWasOpened) {
    EXPECT_EQ(wrong("a,b\nc,\"d\" e\n"), "line 2: text stands behind the quote that closes a field");
    EXPECT_EQ(wrong("a,b\nc,\"d\ne,\"f\"\n"), "line 2: text stands behind the quote that closes a field");
}

TEST(ReadCsv, RefusesAQuoteInsideAPlainField) {
    EXPECT_EQ(wrong("a,b\nc,d \"e\" f\n"), "line 2: a quote stands inside a field that is not quoted");
}

TEST(ReadCsv, HoldsNoRowOfMoreThanAMillionBytes) {
    const std::string long_field(1'000'001, 'x');
    EXPECT_EQ(wrong("a\n" + long_field + "\n"), "line 2: a row of more than a million bytes");
    EXPECT_EQ(wrong("a\n\"" + long_field + "\"\n"),
              "line 2: a quote is opened and not closed within a million bytes");
}

TEST(CsvField, IsReadBackAsItWas) {
    for (const char* text : {"plain", "", "a,b", "a;b", "say \"a\"", "two\r\nlines"}) {
        const auto rows = *read_csv("x," + csv_field(text) + "\n");
        ASSERT_EQ(rows.size(), 1u);
        EXPECT_EQ(rows[0].fields.at(1), text);
    }
}

TEST(CsvField, IsNoFormulaOfASpreadsheet) {
    for (const std::string text :
         {"=1+1", "+1", "-1", "@x", "\tx", "\rx", "\nx", "＝1", "＋1", "－1", "＠x", "'=1"}) {
        const std::string guarded = (*read_csv("x," + csv_field(text) + "\n")).at(0).fields.at(1);
        EXPECT_EQ(guarded, "'" + text);
        EXPECT_EQ(without_formula_guard(guarded), text);
    }
    EXPECT_EQ(without_formula_guard("'tis"), "'tis");
}

}  // namespace
}  // namespace tidings
