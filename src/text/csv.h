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

// The field separator of a list, detected at its beginning: the line "sep=;" that Excel reads, else the most
// frequent of , ; TAB | in the first row outside of quotes, else a comma.
struct CsvDialect {
    char separator = ',';
    bool has_sep_line = false;  // the first line is no row
};
CsvDialect csv_dialect(std::string_view beginning);

// A strict incremental parser of separated values (RFC 4180). A field is either quoted as a whole, with ""
// for a quote, or holds no quote. CRLF, LF or CR ends a row. Empty lines are left out. Holds one row at a
// time.
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

// One field as CsvReader reads it. A field that a spreadsheet would evaluate as a formula (it begins with = +
// - @, also full-width, or with TAB, CR or LF) is prefixed with ', against CSV injection. A field that
// already looks like such an escaped formula gets a second ', so that unescaping is unambiguous.
std::string csv_field(std::string_view text);

// Removes the ' that csv_field adds before a formula.
std::string_view without_formula_guard(std::string_view field);

}  // namespace tidings
