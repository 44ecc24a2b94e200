#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tidings {

struct CsvRow {
    std::size_t line = 0;  // in the file, counted from 1
    std::vector<std::string> fields;
};

// Rows of comma-separated values (RFC 4180): fields may be quoted, with "" for a quote; CRLF, LF or CR ends a
// row. A first line with more semicolons than commas is read as semicolon-separated, as spreadsheets in much
// of Europe write it. Empty lines are left out.
std::vector<CsvRow> read_csv(std::string_view text);

// One field as read_csv reads it. What a spreadsheet would take for a formula (= + - @ TAB CR in front) gets
// a ' before it.
std::string csv_field(std::string_view text);

// A field without the ' that csv_field puts before a formula.
std::string_view without_formula_guard(std::string_view field);

}  // namespace tidings
