#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace tidings {

struct CsvRow {
    std::size_t line = 0;  // in the file, counted from 1
    std::vector<std::string> fields;
};

// What separates the fields of a list, judged by its beginning: the line "sep=;" that Excel reads, or
// whichever of , ; TAB | stands most often in the first row outside of quotes; a comma if none does.
struct CsvDialect {
    char separator = ',';
    bool has_sep_line = false;  // the first line is no row
};
CsvDialect csv_dialect(std::string_view beginning);

// Rows of separated values (RFC 4180), strictly, out of text that comes in pieces: a field is quoted whole,
// with "" for a quote, or holds no quote. CRLF, LF or CR ends a row. Empty lines are left out. Holds one row
// at a time.
class CsvReader {
  public:
    explicit CsvReader(CsvDialect dialect);

    // The next piece, to be called when next() has no row; an empty one is the end.
    void take(std::string_view piece);

    // None when the next piece is needed, or there are no more rows. Error not_a_feed, naming the line, for a
    // quote that is never closed or stands where none may, and for a row of more than a million bytes.
    Result<std::optional<CsvRow>> next();

  private:
    enum class Place { begin, plain, quoted, behind_quote };
    bool step(char c);
    bool step_in_quotes(char c);
    void end_field();
    CsvRow end_row();
    Error wrong(std::string_view what) const;

    char separator_;
    bool skips_row_;
    bool at_end_ = false;
    std::string piece_;
    std::size_t at_ = 0;
    Place place_ = Place::begin;
    bool after_cr_ = false;
    std::size_t line_ = 1, quote_line_ = 0, row_bytes_ = 0;
    std::string field_;
    CsvRow row_{1, {}};
};

// One field as CsvReader reads it. What a spreadsheet would take for a formula (= + - @, also of full width,
// TAB CR LF in front) gets a ' before it, and so does what would look like one with a ' before it.
std::string csv_field(std::string_view text);

// A field without the ' that csv_field puts before a formula.
std::string_view without_formula_guard(std::string_view field);

}  // namespace tidings
