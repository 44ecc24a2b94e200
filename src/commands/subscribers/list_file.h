#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "base/line_blocks.h"
#include "charset/encoding_survey.h"
#include "charset/piecewise_decoder.h"
#include "text/csv.h"
#include "world/progress.h"

namespace tidings {

// A list in a file, row by row in UTF-8, however long it is. The file is read twice: first to find its
// encoding.
class ListFile {
  public:
    // `encoding` is empty unless one is given; `progress` may be null. Throws Failure: no_such_file for what
    // is no file that can be read twice, usage for an encoding that we do not read.
    ListFile(const std::filesystem::path& file, const std::string& encoding, std::ostream* progress);

    // None at the end. Throws Failure: not_a_feed, naming the line, for a row that is no CSV, or bytes that
    // mean nothing in the encoding that was given.
    std::optional<CsvRow> next();

    // How the file is read, in a sentence: what was assumed of its encoding and why, what separates its
    // fields.
    std::string reading() const;

  private:
    std::optional<std::string> next_text();

    std::string name_;
    bool is_encoding_given_;
    FoundEncoding encoding_;
    Progress progress_;
    LineBlocks blocks_;
    std::optional<PiecewiseDecoder> decoder_;  // none for UTF-8
    std::optional<std::string> first_text_;    // that the dialect is judged by
    CsvDialect dialect_;
    CsvReader reader_;
    bool is_at_end_ = false;
};

}  // namespace tidings
